package uk.directly.council;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/**
 * The postcodes of Great Britain as Ordnance Survey publishes them (Code-Point Open): a folder of CSV files without
 * headings, one for each postcode area, of which the first four columns are read: postcode, quality, easting, northing.
 */
final class CodePoint {
    private static final int QUALITY = 1;
    private static final int EASTING = 2;
    private static final int NORTHING = 3;
    private static final int INWARD = 3;

    /** Of a postcode without a place. */
    private static final String NOWHERE = "90";

    private CodePoint() {}

    /** A postcode and its place. */
    record Located(String postcode, GridPoint place) {}

    /** The files of a folder and of the folders in it, by name; fails where there are none. */
    static List<Path> files(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            List<Path> files = found.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new IllegalArgumentException("There are no .csv files in " + folder.toAbsolutePath());
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of postcodes can't be read: " + folder.toAbsolutePath(), e);
        }
    }

    /** The postcodes of a file, read while they are asked for, on a thread that may wait. */
    static Flux<Located> read(Path file) {
        return Flux.using(
                        () -> CsvReader.builder().ofCsvRecord(file),
                        reader -> Flux.fromIterable(reader)
                                .concatMapIterable(row -> located(row).stream().toList()),
                        CodePoint::close)
                .subscribeOn(Schedulers.boundedElastic());
    }

    static Optional<Located> located(CsvRecord row) {
        if (row.getFieldCount() <= NORTHING || row.getField(QUALITY).equals(NOWHERE)) {
            return Optional.empty();
        }
        String code = row.getField(0).replace(" ", "");
        String outward = code.substring(0, code.length() - INWARD);
        return Optional.of(new Located(
                outward + " " + code.substring(outward.length()),
                new GridPoint(Integer.parseInt(row.getField(EASTING)), Integer.parseInt(row.getField(NORTHING)))));
    }

    private static void close(CsvReader<CsvRecord> reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
