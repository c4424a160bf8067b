package uk.directly.local;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Something of the local default is in use, so its folder is. */
class AnyLocalCondition implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return LocalDatabaseCondition.isLocal(context.getEnvironment())
                || LocalSignInCondition.isLocal(context.getEnvironment());
    }
}
