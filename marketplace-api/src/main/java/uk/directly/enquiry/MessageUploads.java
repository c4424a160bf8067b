package uk.directly.enquiry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.directly.web.rest.LargeBody;

/** Where a file may come along with a message, one at a time; everywhere else the usual limit stands. */
@Configuration(proxyBeanMethods = false)
class MessageUploads {
    /** A file that is a little too large is refused with words on its page, and what was typed beside it stays. */
    private static final int MEGABYTES = 10;

    @Bean
    LargeBody filesOfMessagesOverTheApi() {
        return LargeBody.of("/api/v1/threads/{id}/files", MEGABYTES);
    }

    @Bean
    LargeBody filesOfAPersonsMessages() {
        return LargeBody.of("/messages/{id}", MEGABYTES);
    }

    @Bean
    LargeBody filesOfAProvidersMessages() {
        return LargeBody.of("/requests/messages/{id}", MEGABYTES);
    }
}
