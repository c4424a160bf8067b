package uk.directly.web.rest;

import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which part of a list is asked for: a handler method takes it as a parameter, and {@code limit} and {@code cursor} are
 * read from the query. Ask the database for {@link #fetch()} rows in the cursor's order, then {@link #answer} them.
 *
 * @param limit how many rows to show
 * @param after the last row seen; none: from the beginning
 * @param request the address that was asked for, for the {@code Link} header
 */
public record Paging(int limit, @Nullable Cursor after, URI request) {
    /** Rows without a {@code limit}. */
    public static final int DEFAULT_LIMIT = 20;

    /** Rows at most. */
    public static final int MAX_LIMIT = 100;

    /** One row more than is shown, which tells whether there is a next part. */
    public int fetch() {
        return limit + 1;
    }

    /** The part of a list that these rows are; {@code cursor} says where the part after a row begins. */
    public <T> PageOf<T> page(List<T> rows, Function<? super T, Cursor> cursor) {
        if (rows.size() <= limit) {
            return PageOf.whole(rows);
        }
        List<T> shown = rows.subList(0, limit);
        return new PageOf<>(List.copyOf(shown), cursor.apply(shown.getLast()).toString());
    }

    /** The whole answer: the {@linkplain #page part} and its {@code Link} to the next. */
    public <T> ResponseEntity<PageOf<T>> answer(List<T> rows, Function<? super T, Cursor> cursor) {
        return answer(rows, cursor, row -> row);
    }

    /** The same, with each row in the form in which it is answered. */
    public <T, R> ResponseEntity<PageOf<R>> answer(
            List<T> rows, Function<? super T, Cursor> cursor, Function<? super T, ? extends R> form) {
        PageOf<T> page = page(rows, cursor);
        PageOf<R> answer = new PageOf<>(page.items().stream().<R>map(form).toList(), page.next());
        String next = page.next();
        if (next == null) {
            return ResponseEntity.ok(answer);
        }
        String link = UriComponentsBuilder.fromUri(request)
                .replaceQueryParam("cursor", next)
                .build(true)
                .toUriString();
        return ResponseEntity.ok()
                .header(HttpHeaders.LINK, "<" + link + ">; rel=\"next\"")
                .body(answer);
    }
}
