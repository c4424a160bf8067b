package uk.directly.council;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import uk.directly.council.CodePoint.Located;

/**
 * Loads the postcodes of the country from the folder named by {@code directly.postcodes}, when the application has started.
 * Those that are there keep their ward and move to where the files say; loading the same files again changes nothing.
 */
@Component
class PostcodeLoading implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(PostcodeLoading.class);
    private static final int AT_ONCE = 5_000;
    private static final int TOLD_EACH = 200_000;

    private static final String KEEP = """
            insert into postcode as p (postcode, place)
            select code, point(easting, northing) from unnest(:codes, :eastings, :northings) as sent (code, easting, northing)
            on conflict (postcode) do update set place = excluded.place where p.place <> excluded.place
            """;

    private final DatabaseClient database;
    private final @Nullable Path folder;

    PostcodeLoading(DatabaseClient database, @Value("${directly.postcodes:#{null}}") @Nullable Path folder) {
        this.database = database;
        this.folder = folder;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (folder != null) {
            List<Path> files = CodePoint.files(folder);
            LOG.info("Loading postcodes from {} files …", files.size());
            load(files)
                    .subscribe(
                            count -> LOG.info("{} postcodes read, all loaded", count),
                            error -> LOG.error("The postcodes were not all loaded; load them again", error));
        }
    }

    /** How many there are in these files. */
    Mono<Long> load(List<Path> files) {
        return Flux.fromIterable(files)
                .concatMap(CodePoint::read)
                .buffer(AT_ONCE)
                .concatMap(each -> keep(each).thenReturn((long) each.size()))
                .scan(0L, Long::sum)
                .doOnNext(count -> {
                    if (count > 0 && count % TOLD_EACH == 0) {
                        LOG.info("{} postcodes …", count);
                    }
                })
                .last();
    }

    private Mono<Void> keep(List<Located> some) {
        return database.sql(KEEP)
                .bind("codes", some.stream().map(Located::postcode).toArray(String[]::new))
                .bind(
                        "eastings",
                        some.stream().map(each -> each.place().easting()).toArray(Integer[]::new))
                .bind(
                        "northings",
                        some.stream().map(each -> each.place().northing()).toArray(Integer[]::new))
                .then();
    }
}
