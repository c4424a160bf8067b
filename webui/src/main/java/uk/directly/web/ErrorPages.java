package uk.directly.web;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import uk.directly.web.rest.Failures;
import uk.directly.web.rest.Machines;
import uk.directly.web.rest.RequestId;

/**
 * Failures as pages. What programs ask for ({@link Machines}) is left to those who answer with problems.
 *
 * <p>Public, so that whoever refuses a request before it reaches a controller can show the same page.
 */
@Component
@Order(-10)
public class ErrorPages implements WebExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private final JteViewResolver pages;

    ErrorPages(JteViewResolver pages) {
        this.pages = pages;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (Machines.ask(exchange.getRequest()) || exchange.getResponse().isCommitted()) {
            return Mono.error(failure);
        }
        ErrorResponse known = failure instanceof ErrorResponse response ? response : Failures.problem(failure);
        HttpStatusCode status = known.getStatusCode();
        if (status.is5xxServerError()) {
            LOG.error("Request {} failed", RequestId.of(exchange), failure);
        }
        known.getHeaders().forEach(exchange.getResponse().getHeaders()::put);
        return show(exchange, status);
    }

    /** Shows the page of this status. */
    public Mono<Void> show(ServerWebExchange exchange, HttpStatusCode status) {
        ErrorWords words = ErrorWords.of(status.value());
        Viewer viewer = Viewer.of(exchange);
        Viewer.ActingFor other = words == ErrorWords.NOT_ALLOWED ? viewer.actingFor() : null;
        ErrorPage page = other == null ? page(exchange, viewer, words) : notForAnother(exchange, viewer, other);
        exchange.getResponse().setStatusCode(status);
        return pages.write(page.template(), page, exchange);
    }

    private static ErrorPage page(ServerWebExchange exchange, Viewer viewer, ErrorWords words) {
        Link next = words == ErrorWords.SIGN_IN
                ? new Link("Sign in", "/sign-in")
                : new Link("Go to the first page", viewer.signedIn() ? "/home" : "/");
        return new ErrorPage(Frame.of(words.title(), viewer), words.paragraphs(), next, RequestId.of(exchange));
    }

    /** Somebody acts for another, and this is not among what they may do (R60). */
    private static ErrorPage notForAnother(ServerWebExchange exchange, Viewer viewer, Viewer.ActingFor other) {
        return new ErrorPage(
                Frame.of("You can’t do this for " + other.name(), viewer),
                List.of(
                        "What you may do for them stands on the page where you choose who you are here for. Nothing has been"
                                + " changed.",
                        "If it is for yourself, go back to your own pages first."),
                new Link("Who are you here for?", "/acting-for"),
                RequestId.of(exchange));
    }
}
