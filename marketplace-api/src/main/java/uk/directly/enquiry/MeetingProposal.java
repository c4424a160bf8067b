package uk.directly.enquiry;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A meeting as it is proposed (R43).
 *
 * @param starts one to three times
 * @param place where, if somewhere public: needed then
 * @param phone the number that a provider may ring, if by phone: needed of a person, who is the one rung
 * @param link of a video call: needed of a provider, who makes it
 */
public record MeetingProposal(
        Way way,
        List<Instant> starts,
        @Nullable String place,
        @Nullable String phone,
        @Nullable String link) {
    static final int MOST_TIMES = 3;
    static final Duration FURTHEST = Duration.ofDays(60);
    private static final int LONGEST_PLACE = 200;
    private static final Pattern PHONE = Pattern.compile("[+]?[0-9 ()-]{7,25}");
    private static final Pattern LINK = Pattern.compile("https://[^\\s]{4,290}");

    public MeetingProposal {
        starts = starts.stream().sorted().toList();
        place = blankToNull(place);
        phone = blankToNull(phone);
        link = blankToNull(link);
    }

    /** Only what goes with the way: a number that was typed before another way was ticked is not kept. */
    MeetingProposal tidy(Side side) {
        return new MeetingProposal(
                way,
                starts,
                way == Way.PUBLIC_PLACE ? place : null,
                way == Way.PHONE && side == Side.PERSON ? phone : null,
                way == Way.VIDEO && side == Side.PROVIDER ? link : null);
    }

    /** What is wrong with it, if anything. */
    Optional<EnquiryResult.Invalid> fault(Side side, Instant now) {
        if (starts.isEmpty() || starts.size() > MOST_TIMES) {
            return fault("times", "Give one, two or three times.");
        }
        if (new HashSet<>(starts).size() < starts.size()) {
            return fault("times", "The same time is there twice.");
        }
        if (starts.stream().anyMatch(start -> !start.isAfter(now) || start.isAfter(now.plus(FURTHEST)))) {
            return fault("times", "Each time has to be in the next 60 days.");
        }
        if (way == Way.PUBLIC_PLACE && (place == null || place.length() > LONGEST_PLACE)) {
            return fault("place", "Say which public place, for example the café in the library.");
        }
        if (side == Side.PERSON && way == Way.PHONE) {
            return phoneFault(phone);
        }
        return side == Side.PROVIDER && way == Way.VIDEO ? linkFault(link) : Optional.empty();
    }

    static Optional<EnquiryResult.Invalid> phoneFault(@Nullable String phone) {
        return phone != null && PHONE.matcher(phone).matches()
                ? Optional.empty()
                : fault("phone", "Enter a phone number to be rung on. It is shown once you have both agreed a time.");
    }

    static Optional<EnquiryResult.Invalid> linkFault(@Nullable String link) {
        return link != null && LINK.matcher(link).matches()
                ? Optional.empty()
                : fault("link", "Enter the link of the video call. It begins with https://");
    }

    private static Optional<EnquiryResult.Invalid> fault(String field, String message) {
        return Optional.of(new EnquiryResult.Invalid(field, message));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
