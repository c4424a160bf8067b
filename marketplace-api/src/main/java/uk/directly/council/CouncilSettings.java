package uk.directly.council;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What a council has set, by date. All dates of one council are read together and kept for half a minute: a change is
 * made for a later date, and waits that long at most to be seen by every replica.
 */
@Component
public class CouncilSettings {
    private static final Duration KEPT = Duration.ofSeconds(30);

    private final DatabaseClient database;
    private final Map<UUID, Mono<List<Dated>>> byCouncil = new ConcurrentHashMap<>();

    CouncilSettings(DatabaseClient database) {
        this.database = database;
    }

    /** What is in force in a council on a day; what the council never set has its initial value. */
    public Mono<SettingsInForce> on(UUID councilId, LocalDate day) {
        return byCouncil
                .computeIfAbsent(councilId, this::kept)
                .map(all -> new SettingsInForce(
                        day,
                        all.stream()
                                .filter(dated -> dated.covers(day))
                                .collect(Collectors.toMap(Dated::name, Dated::value))));
    }

    /** The value of one setting in a council on a day. */
    public <T> Mono<T> valueOf(UUID councilId, Setting<T> setting, LocalDate day) {
        return on(councilId, day).map(settings -> settings.get(setting));
    }

    /** Reads the council's settings again at the next question: call it after changing one. */
    public void forget(UUID councilId) {
        byCouncil.remove(councilId);
    }

    private Mono<List<Dated>> kept(UUID councilId) {
        return Mono.defer(() -> read(councilId)).cache(all -> KEPT, error -> Duration.ZERO, () -> Duration.ZERO);
    }

    private Mono<List<Dated>> read(UUID councilId) {
        return database.sql("""
                        select name, value, lower(during) as from_day, upper(during) as to_day
                          from council_setting where council_id = :council
                        """)
                .bind("council", councilId)
                .mapProperties(Dated.class)
                .all()
                .collectList();
    }

    /** A value with its half-open time in force; a missing end is open. */
    private record Dated(
            String name,
            String value,
            @Nullable LocalDate fromDay,
            @Nullable LocalDate toDay) {
        boolean covers(LocalDate day) {
            return (fromDay == null || !day.isBefore(fromDay)) && (toDay == null || day.isBefore(toDay));
        }
    }
}
