package uk.directly.web.testing;

import java.util.regex.Pattern;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.server.WebFilter;
import uk.directly.web.Viewer;

/**
 * Page controllers with the frame, templates and error pages around them, and nothing else: no database, no security.
 * The viewer is whoever the test says.
 */
public final class PageServer implements AutoCloseable {
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final WebTestClient client;
    private volatile Viewer viewer;

    /** Serves these controllers; whatever they need is among the classes too. */
    public PageServer(Viewer viewer, Class<?>... controllers) {
        this.viewer = viewer;
        ClassPathBeanDefinitionScanner frame = new ClassPathBeanDefinitionScanner(context);
        frame.addExcludeFilter(
                new RegexPatternTypeFilter(Pattern.compile("uk\\.directly\\.web\\.rest\\..*|.*Tests(\\$.*)?")));
        frame.scan("uk.directly.web");
        context.register(Reactive.class);
        context.registerBean("viewer", WebFilter.class, () -> (exchange, chain) -> {
            this.viewer.on(exchange);
            return chain.filter(exchange);
        });
        context.register(controllers);
        context.refresh();
        client = WebTestClient.bindToApplicationContext(context).build();
    }

    /** From now on somebody else looks. */
    public void lookAs(Viewer other) {
        viewer = other;
    }

    /** Asks it. */
    public WebTestClient client() {
        return client;
    }

    /** The HTML of this page, which must be there. */
    public String html(String path) {
        String html = client.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return html == null ? "" : html;
    }

    @Override
    public void close() {
        context.close();
    }

    // Not a @Configuration: the application's own tests would find it, and lose Spring Boot's wiring to it.
    @EnableWebFlux
    static class Reactive {}
}
