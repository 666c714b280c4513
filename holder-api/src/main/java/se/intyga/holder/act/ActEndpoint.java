package se.intyga.holder.act;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import se.intyga.legalbasis.disclosure.ActKind;

/// The routes that the three kinds of act have alike. Each kind is a resource of its own below an address of its own:
/// an id of one is unknown to the others.
abstract class ActEndpoint {
    private final ActKind kind;
    private final String path;
    private final ActDoor door;
    private final ActsMade acts;

    ActEndpoint(ActKind kind, String path, ActDoor door, ActsMade acts) {
        this.kind = kind;
        this.path = path;
        this.door = door;
        this.acts = acts;
    }

    @Post
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> make(HttpRequest<?> request, @Body String body) {
        return acts.make(request, kind, path, body);
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        return door.list(request, kind);
    }

    @Get("/{id}")
    HttpResponse<?> read(HttpRequest<?> request, @PathVariable String id) {
        return door.read(request, kind, id);
    }

    /// Takes it for the one disclosure it was made for.
    @Post("/{id}/use")
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> use(HttpRequest<?> request, @PathVariable String id, @Body String body) {
        return door.use(request, kind, id, body);
    }

    /// Only a consent can be taken back; for the others it says what there is instead.
    @Post("/{id}/withdraw")
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> withdraw(HttpRequest<?> request, @PathVariable String id) {
        return door.explainNoWithdrawal(request, kind, id);
    }
}
