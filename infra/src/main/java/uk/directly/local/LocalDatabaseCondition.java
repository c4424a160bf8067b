package uk.directly.local;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** The database is ours: no other one is configured. */
class LocalDatabaseCondition implements Condition {
    static final String URL = "spring.r2dbc.url";

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return isLocal(context.getEnvironment());
    }

    static boolean isLocal(Environment environment) {
        return !StringUtils.hasText(environment.getProperty(URL));
    }
}
