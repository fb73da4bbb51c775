"""Who may use the service, how much, and what is told of it: keys, limits, logs, metrics.

`policy` says what the settings ask for, `layers` puts it around an application. Every layer is a plain ASGI
class: Starlette's `BaseHTTPMiddleware` starts a task a request, which costs more than most answers.
"""
