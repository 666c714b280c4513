package se.intyga.app.contract;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer.ChannelRole;
import io.micronaut.http.server.netty.NettyServerCustomizer.Registry;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;

/// Puts a [RecordingHandler] into every connection of every house on this class path: also the answers that the
/// framework itself gives pass there.
@Singleton
final class RecordExchanges implements BeanCreatedEventListener<Registry> {
    @Override
    public Registry onCreated(BeanCreatedEvent<Registry> event) {
        event.getBean().register(new Listening());
        return event.getBean();
    }

    private static final class Listening implements NettyServerCustomizer {
        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return role == ChannelRole.CONNECTION ? new Connected(channel) : this;
        }
    }

    private record Connected(Channel channel) implements NettyServerCustomizer {
        @Override
        public NettyServerCustomizer specializeForChannel(Channel stream, ChannelRole role) {
            return new Connected(stream);
        }

        @Override
        public void onStreamPipelineBuilt() {
            channel.pipeline()
                    .addBefore(
                            ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND,
                            "intyga-recording",
                            new RecordingHandler());
        }
    }
}
