package uk.directly.running;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One running application for each test class, stopped after it. */
final class WholeApplicationExtension implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(WholeApplicationExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningDirectly.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> test = context.getRequiredTestClass();
        ExtensionContext ofClass = context;
        while (ofClass.getParent().isPresent()
                && ofClass.getParent()
                        .orElseThrow()
                        .getTestClass()
                        .filter(test::equals)
                        .isPresent()) {
            ofClass = ofClass.getParent().orElseThrow();
        }
        return ofClass.getStore(NAMESPACE).computeIfAbsent(test, key -> RunningDirectly.start(), RunningDirectly.class);
    }
}
