package uk.directly.local.demonstration;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The real places and directories of the demonstration; docs/data.md says where they come from.
 *
 * @param wards all wards
 * @param postcodes all postcodes
 * @param listings the directories
 */
record Geography(List<Rows.Ward> wards, List<Rows.Postcode> postcodes, List<Rows.Listing> listings) {

    static Geography read() {
        return new Geography(
                Resources.csv(
                        "wards.csv",
                        row -> new Rows.Ward(row.getField("code"), row.getField("name"), row.getField("path"))),
                Resources.csv(
                        "postcodes.csv",
                        row -> new Rows.Postcode(
                                row.getField("postcode"),
                                row.getField("ward_code"),
                                Integer.parseInt(row.getField("easting")),
                                Integer.parseInt(row.getField("northing")))),
                Resources.csv("listings.csv", row -> {
                    String easting = row.getField("easting");
                    String northing = row.getField("northing");
                    return new Rows.Listing(
                            Identifiers.of("listing", row.getField("source") + " " + row.getField("source_id")),
                            source(row.getField("source")),
                            row.getField("source_id"),
                            row.getField("name"),
                            row.getField("source"),
                            row.getField("description"),
                            Resources.cell(row, "address"),
                            Resources.cell(row, "postcode"),
                            easting.isEmpty() ? null : Integer.valueOf(easting),
                            northing.isEmpty() ? null : Integer.valueOf(northing),
                            Resources.cell(row, "telephone"),
                            Resources.cell(row, "website"));
                }));
    }

    /** The postcodes by their name. */
    Map<String, Rows.Postcode> byPostcode() {
        return postcodes.stream().collect(Collectors.toMap(Rows.Postcode::postcode, Function.identity()));
    }

    /** The wards' names by their code. */
    Map<String, String> wardNames() {
        return wards.stream().collect(Collectors.toMap(Rows.Ward::code, Rows.Ward::name));
    }

    /** Whose directory it is, for people. */
    private static String source(String kind) {
        return switch (kind) {
            case "care-home" -> "Care Quality Commission";
            case "charity" -> "Charity Commission";
            case "mental-health" -> "Trafford Data Lab";
            default -> throw new IllegalStateException("A listing of an unknown directory: " + kind);
        };
    }
}
