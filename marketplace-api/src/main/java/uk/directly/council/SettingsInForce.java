package uk.directly.council;

import java.time.LocalDate;
import java.util.Map;

/**
 * What a council's settings are on one day. Plain data, for policies and calculations to read without waiting.
 *
 * @param on the day
 * @param values the council's own values by name; for what is missing here the council has never decided otherwise, and
 *     the setting's initial value is in force
 */
public record SettingsInForce(LocalDate on, Map<String, String> values) {

    /** Copies the values. */
    public SettingsInForce {
        values = Map.copyOf(values);
    }

    /** Those that a new council starts with. */
    public static SettingsInForce initial(LocalDate on) {
        return new SettingsInForce(on, Map.of());
    }

    /** The value of a setting. */
    public <T> T get(Setting<T> setting) {
        String text = values.getOrDefault(setting.name(), setting.initial());
        try {
            return setting.reader().apply(text);
        } catch (RuntimeException e) {
            throw new IllegalStateException("Setting " + setting.name() + " is not readable on " + on + ": " + text, e);
        }
    }
}
