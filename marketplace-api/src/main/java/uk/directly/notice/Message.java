package uk.directly.notice;

import java.util.UUID;
import reactor.core.publisher.Mono;
import uk.directly.notice.model.Way;

/**
 * A message that is ready to go.
 *
 * @param id the delivery's id: the same message, handed over again, has the same one
 * @param way how
 * @param to an email address, a phone number, or the lines of a postal address
 * @param name whose it is
 * @param subject of a mail or a letter
 * @param text what it says
 * @param letter the letter as a PDF, printed when somebody asks for it; empty: it is none
 */
public record Message(UUID id, Way way, String to, String name, String subject, String text, Mono<byte[]> letter) {}
