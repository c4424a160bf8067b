package uk.directly.web;

import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Gives a page what was typed there before the session ended. */
@Component
class KeptFormArgumentResolver implements HandlerMethodArgumentResolver {
    private final KeptForms forms;

    KeptFormArgumentResolver(KeptForms forms) {
        this.forms = forms;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == KeptForm.class;
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext bindingContext, ServerWebExchange exchange) {
        return forms.take(exchange).cast(Object.class);
    }
}
