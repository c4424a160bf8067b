package uk.directly;

import java.io.Serial;
import org.springframework.security.access.AccessDeniedException;

/** The power that somebody was using has been taken back, or has ended (R61). What they were doing was not done. */
class NotActingAnyMore extends AccessDeniedException {
    @Serial
    private static final long serialVersionUID = 1L;

    NotActingAnyMore() {
        super("They don't act for the person whom they chose any more");
    }
}
