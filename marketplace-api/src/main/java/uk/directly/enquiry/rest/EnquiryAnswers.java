package uk.directly.enquiry.rest;

import java.util.Map;
import uk.directly.enquiry.Enquiry;
import uk.directly.enquiry.EnquiryResult;
import uk.directly.web.rest.Problem;
import uk.directly.web.rest.ProblemType;

/** What became of something that was written, as an answer or a problem. */
final class EnquiryAnswers {
    private EnquiryAnswers() {}

    static Enquiry done(EnquiryResult result) {
        return switch (result) {
            case EnquiryResult.Done done -> done.enquiry();
            case EnquiryResult.NotFound none -> throw notFound();
            case EnquiryResult.Ended ended ->
                throw wrongState("ended", "You can't write to each other about this here any more.");
            case EnquiryResult.TooMany many ->
                throw Problem.of(
                                ProblemType.TOO_MANY_REQUESTS,
                                "You have sent " + many.most() + " messages today. Go on tomorrow.")
                        .with("Retry-After", "3600");
            case EnquiryResult.WrongState wrong ->
                throw wrongState("changed", "Other times were proposed, or one was agreed. Read the thread again.");
            case EnquiryResult.HomeIsTheirs home ->
                throw Problem.of(
                        ProblemType.NOT_ALLOWED,
                        "Only the person can choose to meet at their home. Choose another way.");
            case EnquiryResult.NotAllowed not ->
                throw Problem.of(
                        ProblemType.NOT_ALLOWED, "You can read this for the person, but not write in it for them.");
            case EnquiryResult.HandedAlready already ->
                throw wrongState("handed-over", "This team reads it already. Take it back first to change that.");
            case EnquiryResult.Invalid invalid -> throw Problem.invalid(invalid.field(), invalid.message());
        };
    }

    static Problem wrongState(String state, String detail) {
        return Problem.of(ProblemType.WRONG_STATE, detail, Map.of("state", state));
    }

    static Problem notFound() {
        return Problem.of(ProblemType.NOT_FOUND, "There is no such offer or thread of yours.");
    }
}
