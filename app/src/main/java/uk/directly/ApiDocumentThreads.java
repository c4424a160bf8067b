package uk.directly;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.web.reactive.config.BlockingExecutionConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/** The OpenAPI document is made at the first request by reading the class path: not on an event loop. */
@Configuration(proxyBeanMethods = false)
class ApiDocumentThreads implements WebFluxConfigurer {
    private static final String SPRINGDOC = "org.springdoc";

    @Override
    public void configureBlockingExecution(BlockingExecutionConfigurer configurer) {
        configurer
                .setExecutor(new VirtualThreadTaskExecutor("api-document-"))
                .setControllerMethodPredicate(
                        handler -> handler.getBeanType().getPackageName().startsWith(SPRINGDOC));
    }
}
