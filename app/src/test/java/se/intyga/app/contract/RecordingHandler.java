package se.intyga.app.contract;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Notes each exchange of one connection before its last byte leaves: a client that has its answer can rely on it being
/// noted.
final class RecordingHandler extends ChannelDuplexHandler {
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    private @Nullable HttpRequest request;
    private @Nullable HttpResponse answer;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest next) {
            // Node's clients ask for compressed answers, which would have to be unpacked here.
            next.headers().remove(HttpHeaderNames.ACCEPT_ENCODING);
            request = next;
            received.reset();
        }
        if (message instanceof HttpContent part) received.writeBytes(ByteBufUtil.getBytes(part.content()));
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof HttpResponse next && next.status().code() >= 200) {
            answer = next;
            sent.reset();
        }
        if (message instanceof HttpContent part && answer != null) {
            sent.writeBytes(ByteBufUtil.getBytes(part.content()));
        }
        if (message instanceof LastHttpContent) note();
        super.write(context, message, promise);
    }

    private void note() {
        HttpRequest asked = request;
        HttpResponse answered = answer;
        if (asked == null || answered == null) return;
        answer = null;
        Exchanges.add(new Exchange(
                asked.method().name(),
                asked.uri(),
                headers(asked.headers()),
                received.toString(StandardCharsets.UTF_8),
                answered.status().code(),
                headers(answered.headers()),
                sent.toString(StandardCharsets.UTF_8)));
    }

    private static Map<String, List<String>> headers(HttpHeaders headers) {
        Map<String, List<String>> noted = new HashMap<>();
        headers.forEach(
                header -> noted.computeIfAbsent(header.getKey().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                        .add(header.getValue()));
        return noted;
    }
}
