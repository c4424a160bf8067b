package uk.directly.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.config.ViewResolverRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/** What controllers may take as parameters, and where their pages come from. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebFluxConfigurer {
    private final ViewerArgumentResolver viewers;
    private final KeptFormArgumentResolver keptForms;
    private final JteViewResolver pages;

    WebConfiguration(ViewerArgumentResolver viewers, KeptFormArgumentResolver keptForms, JteViewResolver pages) {
        this.viewers = viewers;
        this.keptForms = keptForms;
        this.pages = pages;
    }

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
        configurer.addCustomResolver(viewers, keptForms);
    }

    @Override
    public void configureViewResolvers(ViewResolverRegistry registry) {
        registry.viewResolver(pages);
    }
}
