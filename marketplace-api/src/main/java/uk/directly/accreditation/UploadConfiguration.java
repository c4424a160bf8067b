package uk.directly.accreditation;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.directly.web.rest.LargeBody;

/** Where a file may come along; everywhere else the usual limit stands. */
@Configuration(proxyBeanMethods = false)
class UploadConfiguration {
    /** A file that is a little too large is refused with words on its page, and the fields beside it stay. */
    private static final int MEGABYTES = 10;

    @Bean
    LargeBody filesOverTheApi() {
        return LargeBody.of("/api/v1/providers/checks/{check}/files", MEGABYTES);
    }

    @Bean
    LargeBody filesOfChecks() {
        return LargeBody.of("/tasks/{check}", MEGABYTES);
    }
}
