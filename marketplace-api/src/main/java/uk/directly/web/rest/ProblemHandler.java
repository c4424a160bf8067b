package uk.directly.web.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one place that turns a failure into an answer for programs: RFC 9457, with the request's id, without internals.
 * It stands before Spring's own handlers, and so catches what fails in a filter as well as in a controller. Pages have
 * their own.
 */
@Component
@Order(-10)
class ProblemHandler implements WebExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    private final JsonMapper json;

    ProblemHandler(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        ServerHttpResponse response = exchange.getResponse();
        if (!Machines.ask(exchange.getRequest()) || response.isCommitted()) {
            return Mono.error(failure);
        }
        Problem problem = Failures.problem(failure);
        if (problem.getStatusCode().is5xxServerError()) {
            LOG.error("Request {} failed", RequestId.of(exchange), failure);
        }
        HttpHeaders headers = response.getHeaders();
        headers.remove(HttpHeaders.CONTENT_ENCODING);
        problem.getHeaders().forEach(headers::put);
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.setStatusCode(problem.getStatusCode());
        byte[] body = json.writeValueAsBytes(members(problem.getBody(), RequestId.of(exchange)));
        headers.setContentLength(body.length);
        if (HttpMethod.HEAD.equals(exchange.getRequest().getMethod())) {
            return response.setComplete();
        }
        DataBuffer buffer = response.bufferFactory().wrap(body);
        return response.writeWith(Mono.just(buffer));
    }

    private static Map<String, Object> members(ProblemDetail body, String requestId) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", String.valueOf(body.getType()));
        members.put("title", String.valueOf(body.getTitle()));
        members.put("status", body.getStatus());
        members.put("detail", String.valueOf(body.getDetail()));
        if (body.getProperties() != null) {
            members.putAll(body.getProperties());
        }
        members.put("requestId", requestId);
        return members;
    }
}
