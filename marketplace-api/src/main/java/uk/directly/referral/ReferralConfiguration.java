package uk.directly.referral;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.directly.web.rest.LargeBody;

/** Which routes take files of directories, that may have several megabytes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FeedSettings.class)
class ReferralConfiguration {
    @Bean
    LargeBody directoryForm() {
        return LargeBody.of("/directory/imports/new", DirectoryUpload.MAX_MEGABYTES);
    }

    @Bean
    LargeBody directoryBody() {
        return LargeBody.of("/api/v1/directory/imports", DirectoryUpload.MAX_MEGABYTES);
    }
}
