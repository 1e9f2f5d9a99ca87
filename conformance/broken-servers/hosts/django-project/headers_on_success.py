def headers_on_success(get_response):
    """A middleware as people write it: it forgets what is raised, which becomes an error outside of it."""

    def middleware(request):
        response = get_response(request)
        if response.status_code == 404:
            response["Access-Control-Allow-Origin"] = "http://localhost:3000"
        return response

    return middleware
