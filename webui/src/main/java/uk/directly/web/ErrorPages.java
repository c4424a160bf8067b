package uk.directly.web;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/**
 * Failures as pages. What programs ask for ({@code /api} and its like) is left to those who answer with problems.
 *
 * <p>Public, so that whoever refuses a request before it reaches a controller can show the same page.
 */
@Component
@Order(-10)
public class ErrorPages implements WebExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
    private static final List<String> FOR_PROGRAMS = List.of("/api", "/webhooks", "/open-referral", "/actuator", "/v3");

    private final JteViewResolver pages;

    ErrorPages(JteViewResolver pages) {
        this.pages = pages;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (isForPrograms(exchange) || exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        HttpStatusCode status = status(failure);
        if (status.is5xxServerError()) {
            LOG.error(
                    "{} {} failed",
                    exchange.getRequest().getMethod(),
                    exchange.getRequest().getPath(),
                    failure);
        }
        return show(exchange, status);
    }

    /** Shows the page of this status. */
    public Mono<Void> show(ServerWebExchange exchange, HttpStatusCode status) {
        ErrorWords words = ErrorWords.of(status.value());
        Viewer viewer = Viewer.of(exchange);
        Link next = words == ErrorWords.SIGN_IN
                ? new Link("Sign in", "/sign-in")
                : new Link("Go to the first page", viewer.signedIn() ? "/home" : "/");
        ErrorPage page = new ErrorPage(
                Frame.of(words.title(), viewer),
                words.paragraphs(),
                next,
                exchange.getRequest().getId());
        exchange.getResponse().setStatusCode(status);
        return pages.write(page.template(), page, exchange);
    }

    /** Whether a program asks, which gets a problem and never a page. */
    public static boolean isForPrograms(ServerWebExchange exchange) {
        String path = exchange.getRequest().getPath().pathWithinApplication().value();
        return FOR_PROGRAMS.stream().anyMatch(start -> path.equals(start) || path.startsWith(start + "/"));
    }

    private static HttpStatusCode status(Throwable failure) {
        if (failure instanceof ErrorResponse known) {
            return known.getStatusCode();
        }
        return MergedAnnotations.from(failure.getClass(), MergedAnnotations.SearchStrategy.TYPE_HIERARCHY)
                .get(ResponseStatus.class)
                .getValue("code", HttpStatus.class)
                .orElse(HttpStatus.INTERNAL_SERVER_ERROR);
    }
}
