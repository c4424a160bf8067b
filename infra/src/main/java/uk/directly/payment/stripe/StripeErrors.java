package uk.directly.payment.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import uk.directly.payment.RailAnswer;

/**
 * Which of Stripe's errors say that no money moves, and which leave it open. Only a request that Stripe understood and
 * turned down is a refusal; a wrong key or too many requests are our trouble, and the payment waits until it is mended.
 * See docs.stripe.com/error-low-level.
 */
final class StripeErrors {
    private static final int CONFLICT = 409;

    private StripeErrors() {}

    static RailAnswer answer(Throwable error) {
        return switch (error) {
            // PermissionException among them.
            case AuthenticationException wrongKey -> new RailAnswer.Unknown(words(wrongKey));
            case RateLimitException later -> new RailAnswer.Unknown(words(later));
            case ApiConnectionException silence -> new RailAnswer.Unknown(words(silence));
            // The same key with other parameters: another transfer may have been made under it.
            case IdempotencyException twice -> new RailAnswer.Unknown(words(twice));
            case CardException declined -> new RailAnswer.Refused(words(declined));
            case InvalidRequestException invalid -> invalid(invalid);
            default -> new RailAnswer.Unknown(words(error));
        };
    }

    /** A conflict is no refusal: the first request with this key is still running. */
    private static RailAnswer invalid(InvalidRequestException error) {
        return Integer.valueOf(CONFLICT).equals(error.getStatusCode())
                ? new RailAnswer.Unknown(words(error))
                : new RailAnswer.Refused(words(error));
    }

    /** Stripe's code where there is one, else the kind of error: never the message, which may quote what we sent. */
    static String words(Throwable thrown) {
        if (!(thrown instanceof StripeException error)) {
            // An answer that can't be read.
            return thrown.getClass().getSimpleName();
        }
        String code = error.getCode();
        return code == null || code.isBlank()
                ? error.getClass().getSimpleName() + (error.getStatusCode() == null ? "" : " " + error.getStatusCode())
                : code;
    }
}
