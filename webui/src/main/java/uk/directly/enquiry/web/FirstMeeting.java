package uk.directly.enquiry.web;

import java.util.List;

/** Questions for a first meeting, to take along. */
public final class FirstMeeting {
    static final List<Part> PARTS = List.of(
            new Part(
                    "About them",
                    List.of(
                            "What do you like about this work?",
                            "Have you supported somebody like me before? What did you do?",
                            "What would you not do?",
                            "Who comes when you are ill or away?")),
            new Part(
                    "About me",
                    List.of(
                            "How do you want to be told what matters to me?",
                            "Would you be all right with my pets, my music, my food?",
                            "How would you speak with me, and help me decide for myself?",
                            "What would you do if I said no to something?")),
            new Part(
                    "Times and money",
                    List.of(
                            "Which days and times can you come, for how long?",
                            "What does an hour cost, in the evening and at weekends?",
                            "What does it cost if one of us cancels?",
                            "Are there extra costs, such as travel?")),
            new Part(
                    "Being safe",
                    List.of(
                            "May I see your identity card?",
                            "What did the council check, and when?",
                            "May I talk to somebody you work for?",
                            "Is there anybody I would like to have with me today?")),
            new Part(
                    "Afterwards, ask yourself",
                    List.of(
                            "Did they talk to me, not about me?",
                            "Did I feel listened to, and at ease?",
                            "Would I like a trial visit first?",
                            "Is there something I still want to ask?")));

    private FirstMeeting() {}

    /** Some questions under a heading. */
    public record Part(String title, List<String> questions) {}
}
