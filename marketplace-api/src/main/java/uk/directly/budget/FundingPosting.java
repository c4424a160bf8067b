package uk.directly.budget;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** Looks for approved funding runs whose posting was interrupted. Safe with several replicas: one posts, others pass. */
@Component
@EnableConfigurationProperties(FundingSettings.class)
class FundingPosting implements SmartLifecycle {
    private final FundingWork work;
    private final FundingSettings settings;
    private volatile @Nullable Disposable running;

    FundingPosting(FundingWork work, FundingSettings settings) {
        this.work = work;
        this.settings = settings;
    }

    @Override
    public void start() {
        running = Flux.interval(settings.every())
                .onBackpressureDrop()
                .concatMap(tick -> work.postApproved(), 1)
                .subscribe();
    }

    @Override
    public void stop() {
        Disposable toStop = running;
        running = null;
        if (toStop != null) {
            toStop.dispose();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
