package uk.directly.agreement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why somebody works for themselves and is not employed (R80), as the person says it. */
public enum BasisReason {
    /** They have other people or clients whom they work for. */
    OTHER_CLIENTS,
    /** They set their own price. */
    OWN_PRICE,
    /** They decide how the work is done. */
    OWN_WAY,
    /** They can send somebody else. */
    CAN_SEND_SOMEBODY,
    /** They bring what they work with. */
    OWN_TOOLS,
    /** They put right at their own cost what goes wrong. */
    OWN_RISK,
    /** Nobody was asked: they offer it in no other way. */
    ONLY_OFFERED_SO;

    /** As it stands in the database and in the API. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of that slug. */
    @JsonCreator
    public static BasisReason of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** As the person ticks it, about somebody of that name. */
    public String words(String name) {
        return switch (this) {
            case OTHER_CLIENTS -> name + " works for other people too";
            case OWN_PRICE -> name + " sets their own price";
            case OWN_WAY -> name + " decides how the work is done";
            case CAN_SEND_SOMEBODY -> name + " can send somebody else instead";
            case OWN_TOOLS -> name + " brings what they work with";
            case OWN_RISK -> name + " puts things right at their own cost";
            case ONLY_OFFERED_SO -> name + " offers it only as their own business";
        };
    }
}
