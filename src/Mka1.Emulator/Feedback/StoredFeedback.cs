using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;
using Mka1.Emulator.Responses;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.Feedback;

/// <summary>The feedback on a response, under the id of the response.</summary>
internal sealed class StoredFeedback : IMappedResource
{
    private const string Path = "/feedback/responses";
    private static readonly string[] Ratings = ["thumbs_up", "thumbs_down"];
    private readonly StoredMembers _members;

    private StoredFeedback(RequestBody body)
    {
        var now = DateTime.UtcNow;
        Id = body.Required("id");
        _members = new StoredMembers(new JsonObject { ["id"] = Id, ["rating"] = null, ["description"] = null, ["createdAt"] = now, ["updatedAt"] = now });
        Change(body);
    }

    public static string Noun => "feedback";

    public string Id { get; }

    public static void Map(ResourceMap resources)
    {
        var feedback = resources.Add<StoredFeedback>(Path);
        feedback.Create(async context =>
        {
            var created = new StoredFeedback((await context.ReadBodyAsync()).AllowOnly("id", "rating", "description"));
            var tenant = context.Tenant();
            _ = tenant.Store<ResponseRun>().Get(created.Id);
            if (tenant.Store<StoredFeedback>().TryGet(created.Id, out _))
                throw new ApiException(409, $"The response '{created.Id}' already has feedback. Update it.", "id", "already_exists");
            return created;
        }, status: 201);
        feedback.Get();
        feedback.Group.MapPut("/{id}", async context =>
        {
            var found = feedback.Find(context);
            found.Change((await context.ReadBodyAsync()).AllowOnly("rating", "description"));
            found._members.Set(("updatedAt", DateTime.UtcNow));
            await Answer.JsonAsync(context, found.Render());
        });
    }

    public byte[] Render() => _members.Render();

    // Null removes a member.
    private void Change(RequestBody body)
    {
        var (rating, description) = (body.Text("rating"), body.Text("description", 0, 2000));
        RequestBody.OneOf("rating", rating, Ratings);
        if (body.Has("rating"))
            _members.Put("rating", rating);
        if (body.Has("description"))
            _members.Put("description", description);
    }
}
