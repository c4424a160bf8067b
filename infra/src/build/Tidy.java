import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cells of the sources as the project wants them: nothing instead of NA, names as names, nothing that is somebody's. */
final class Tidy {
    private Tidy() {}

    static String known(String cell) {
        String text = cell.strip();
        return text.equals("NA") || text.equals("N/A") ? "" : text;
    }

    /** A number with an area code, or nothing: a mobile number is in somebody's pocket, and the website has it. */
    static String phone(String cell) {
        String digits = known(cell).replace(" ", "");
        if (digits.isEmpty()) {
            return "";
        }
        String whole = digits.startsWith("0") ? digits : "0" + digits;
        if (whole.startsWith("07")) {
            return "";
        }
        return whole.startsWith("0161") ? "0161 " + whole.substring(4, 7) + " " + whole.substring(7) : whole;
    }

    /** An http address, or nothing: an address of e-mail is somebody's, and anything else can't be followed. */
    static String website(String cell) {
        String text = known(cell).replace(" ", "");
        if (text.isEmpty() || text.contains("@") || !text.contains(".")) {
            return "";
        }
        return text.matches("(?i)https?://.*") ? text : "https://" + text;
    }

    /** Text as registered, less what an old code page made of it, and not shouted. */
    static String text(String cell) {
        String text = known(cell).replace("+¿", "è").replace("-ú", "£").replaceAll("\\s*ÔÇÓ\\s*", "; ")
                .replaceAll("\\s+", " ").strip();
        text = text.replaceAll("^[;,. ]+", "");
        return text.equals(text.toUpperCase(Locale.ROOT)) ? sentences(text) : text;
    }

    private static final Set<String> SMALL = Set.of("of", "the", "and", "for", "in", "at", "to", "on", "upon", "with", "de", "by", "or", "a");
    private static final Set<String> ACRONYMS = Set.of("UK", "CIO", "PTA", "PTFA", "NHS", "RSPCA", "YMCA", "LGBT", "RDA", "AGSB", "LMCP",
            "SKCV", "BSSM", "BCIM", "RCCG", "TLC", "PSA", "ICW", "GM", "IGA", "CPRE", "PHAB", "RAPAR", "LBC", "ND", "RAF", "WI", "NTC",
            "MS", "ME", "HH", "NK", "FN", "UKIM", "BME", "CT", "BEIS", "SORT", "CIC", "USA", "MCCR", "WRVS", "BHF", "PCC", "CAB", "RNLI", "RNIB", "NCT", "U3A", "FC");
    private static final Set<String> PLACES = Set.of("manchester", "trafford", "altrincham", "sale", "stretford", "urmston", "hale",
            "bowdon", "timperley", "cheshire", "england", "britain", "british", "english", "christian", "christians", "christ", "god",
            "jewish", "islam", "islamic", "muslim", "muslims", "hindu", "sikh", "asian", "african", "caribbean", "chinese", "polish",
            "indian", "pakistan", "pakistani", "bangladesh", "kashmir", "israel", "salford", "stockport", "tameside", "oldham", "bolton",
            "bury", "rochdale", "wigan", "london", "lancashire", "wales", "ireland", "irish", "africa", "europe", "salem", "davyhulme",
            "flixton", "partington", "knutsford", "wythenshawe", "anglican", "methodist", "catholic", "baptist", "somali", "somalia",
            "ghana", "nigeria", "kenya", "uganda", "india", "bible", "gospel", "i");

    static String name(String cell) {
        String name = cell.replaceAll("\\s+", " ").replace(" )", ")").replace(" ,", ", ").replaceAll("\\s+", " ").strip();
        if (!name.equals(name.toUpperCase(Locale.ROOT))) {
            return name;
        }
        return words(name, (word, first) -> {
            String bare = word.toLowerCase(Locale.ROOT);
            if (word.matches("\\d+(ST|ND|RD|TH)")) {
                return bare;
            }
            if (ACRONYMS.contains(word) || word.length() > 1 && !word.matches(".*[AEIOUY].*") && !Set.of("ST", "MR", "DR", "LTD", "TH", "RD", "MRS").contains(word)) {
                return word;
            }
            return SMALL.contains(bare) && !first ? bare : capital(bare);
        });
    }

    private static String sentences(String shouted) {
        boolean[] start = {true};
        StringBuilder out = new StringBuilder();
        Matcher piece = Pattern.compile("[\\p{L}\\d’']+|[^\\p{L}\\d’']+").matcher(shouted);
        while (piece.find()) {
            String word = piece.group();
            if (!Character.isLetterOrDigit(word.charAt(0))) {
                start[0] |= word.matches(".*[.!?]\\s.*|.*[.!?]\\s*");
                out.append(word);
            } else {
                String bare = word.toLowerCase(Locale.ROOT);
                out.append(ACRONYMS.contains(word) && !Set.of("ME", "SORT").contains(word) ? word
                        : start[0] || PLACES.contains(bare) ? capital(bare) : bare);
                start[0] = false;
            }
        }
        return out.toString().replace("greater Manchester", "Greater Manchester");
    }

    private interface Spelling {
        String of(String word, boolean first);
    }

    private static String words(String text, Spelling spelling) {
        StringBuilder out = new StringBuilder();
        Matcher piece = Pattern.compile("[\\p{L}\\d’']+|[^\\p{L}\\d’']+").matcher(text);
        boolean first = true;
        while (piece.find()) {
            String word = piece.group();
            boolean letters = Character.isLetterOrDigit(word.charAt(0));
            out.append(letters ? spelling.of(word, first) : word);
            first = letters ? false : first || word.contains("(");
        }
        return out.toString();
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    static String postcode(String cell) {
        String squeezed = cell.toUpperCase(Locale.ROOT).replace(" ", "");
        String code = squeezed.substring(0, squeezed.length() - 3) + " " + squeezed.substring(squeezed.length() - 3);
        // The one code of the sources that no rule makes: a 4 too many.
        return code.equals("WA154 1HF") ? "WA14 1HF" : code;
    }
}
