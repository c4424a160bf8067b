package uk.directly.web.rest;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * A route that takes a file of more than the megabyte that all others do: a bean for each. The file stays in memory; a form
 * that is sent by somebody who has not signed in is not read beyond the usual limit.
 *
 * @param path of the route, as a pattern like {@code /join/checks/{check}}; its method is POST or PUT
 * @param maxBytes the most that its body may have, a form's other fields included
 */
public record LargeBody(PathPattern path, long maxBytes) {
    /** One that takes so many megabytes. */
    public static LargeBody of(String path, int megabytes) {
        return new LargeBody(PathPatternParser.defaultInstance.parse(path), megabytes * BodyLimit.MAX_BYTES);
    }

    boolean isOf(ServerHttpRequest request) {
        HttpMethod method = request.getMethod();
        return (HttpMethod.POST.equals(method) || HttpMethod.PUT.equals(method))
                && path.matches(request.getPath().pathWithinApplication());
    }
}
