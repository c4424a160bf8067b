package uk.directly.local;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints a refusal as one clear message instead of a stack trace. */
class RefusedStartAnalyzer extends AbstractFailureAnalyzer<RefusedStartException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, RefusedStartException refusal) {
        return new FailureAnalysis(String.valueOf(refusal.getMessage()), refusal.action(), refusal);
    }
}
