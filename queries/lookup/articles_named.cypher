// The articles that were read, by title: what a page offers to choose from.
// param  limit integer how many at most
// column id    string  id of the article
// column title string  its title
MATCH (article:Document {article: true})
RETURN article.id AS id, coalesce(article.title, article.id) AS title
ORDER BY title, id LIMIT $limit
