package uk.directly.local;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Sign-in is ours: no other issuer is configured. What only a trial may have hangs on this. */
class LocalSignInCondition implements Condition {
    static final String ISSUER = "directly.sign-in.issuer";

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return isLocal(context.getEnvironment());
    }

    static boolean isLocal(Environment environment) {
        String issuer = environment.getProperty(ISSUER, "");
        int port = environment.getProperty("directly.local.sign-in-port", Integer.class, 8090);
        return issuer.isBlank() || issuer.equals(LocalSignIn.issuer(port));
    }

    /** The opposite. */
    static class Elsewhere implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !isLocal(context.getEnvironment());
        }
    }
}
