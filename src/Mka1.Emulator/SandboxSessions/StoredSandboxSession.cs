using System.Globalization;
using System.Text.Json.Nodes;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Resources;
using Mka1.Emulator.SandboxFiles;
using Mka1.Emulator.Tenancy;

namespace Mka1.Emulator.SandboxSessions;

/// <summary>A sandbox session with its workspace. It is provisioned after a while, and ends at the end of its time to live; its files stay.</summary>
internal sealed class StoredSandboxSession : IMappedResource
{
    private const int DefaultLifetime = 3600;
    private static readonly TimeSpan PendingTime = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan ProvisioningTime = TimeSpan.FromSeconds(1.5);
    private readonly CancellationTokenSource _end;
    private readonly string _token = Ids.New("sbx_");
    private readonly TimeSpan _lifetime;
    private readonly SandboxPool _pool;
    private readonly bool _isQueued;
    private readonly StoredMembers _members;
    private readonly Lock _lock = new();
    private string _status;

    private StoredSandboxSession(Tenant tenant, RequestBody body, CancellationToken serverStops)
    {
        _end = CancellationTokenSource.CreateLinkedTokenSource(serverStops);
        Id = body.Required("session_id");
        if (Id.Length is 0 or > 255)
            throw ApiException.Invalid("Invalid 'session_id': must have 1 to 255 characters.", "session_id");
        RequestBody.OneOf("session_kind", body.Text("session_kind"), "standard", "browser");
        foreach (var feature in body.Array("sandbox_features"))
            RequestBody.OneOf("sandbox_features", feature?.ToString() ?? string.Empty, "python", "git", "claude-code");
        var seconds = (int)(body.Number("ttl_seconds", 1, int.MaxValue, whole: true) ?? DefaultLifetime);
        _lifetime = TimeSpan.FromSeconds(seconds);
        var mayQueue = body.Boolean("queue_if_full", false);
        var user = body.Text("user_id");
        if (tenant.Store<StoredSandboxSession>().Contains(Id))
            throw new ApiException(409, $"A sandbox session '{Id}' exists.", "session_id");
        _pool = tenant.State<SandboxPool>();
        _isQueued = !_pool.Places.Wait(0, CancellationToken.None);
        if (_isQueued && !mayQueue)
            throw new ApiException(503, "No capacity for another sandbox session. Terminate one, or set 'queue_if_full'.");
        _status = _isQueued ? "queued" : "pending";
        var now = DateTime.UtcNow;
        _members = new(new JsonObject
        {
            ["session_id"] = Id,
            ["user_id"] = user ?? tenant.UserId,
            ["status"] = _status,
            ["session_kind"] = body.Text("session_kind") ?? "standard",
            ["ttl_seconds"] = seconds,
            ["workspace_expires_at"] = now.AddDays(7),
            ["sandbox_features"] = body.Copy("sandbox_features") ?? new JsonArray(),
            ["api_key_id"] = tenant.Account.KeyId,
            ["permissions"] = new JsonArray(),
            ["runner_id"] = null,
            ["runner_url"] = null,
            ["runner_zone"] = null,
            ["created_at"] = now,
            ["updated_at"] = now,
        });
    }

    public static string Noun => "sandbox session";

    public string Id { get; }

    public Workspace Workspace { get; } = new();

    public static void Map(ResourceMap resources)
    {
        var sessions = resources.Add<StoredSandboxSession>("/api/v1/sandbox/sessions");
        sessions.Group.MapPost("", async context =>
        {
            var body = (await context.ReadBodyAsync()).AllowOnly("session_id", "user_id", "session_kind", "sandbox_features", "ttl_seconds", "queue_if_full");
            var session = new StoredSandboxSession(context.Tenant(), body, resources.ServerStops);
            context.Tenant().Store<StoredSandboxSession>().Add(session);
            var answer = session.RenderCreated($"http://{context.Request.Host}/sandbox/{Uri.EscapeDataString(session.Id)}");
            session.Start(resources.Clock);
            await Answer.JsonAsync(context, answer);
        });
        sessions.List(new ListRules("after", "limit", "order"));
        sessions.Get();
        sessions.Group.MapGet("/{id}/url", context =>
        {
            var session = sessions.Find(context);
            session.CheckToken(context.QueryText("session_token"));
            session.CheckReady();
            int port = context.QueryInt("port", 8080, 1, 65535);
            return Answer.JsonAsync(context, new JsonObject { ["session_id"] = session.Id, ["url"] = string.Create(CultureInfo.InvariantCulture, $"http://{session.Id}.sandbox.internal:{port}/") });
        }).WithQuery("session_token", "port");
        // MKA1 documents neither method nor path of this operation, so both likely ones work.
        sessions.Group.MapDelete("/{id}", context => TerminateAsync(context, sessions.Find(context)));
        sessions.Group.MapPost("/{id}/terminate", context => TerminateAsync(context, sessions.Find(context)));
        SandboxCommands.SandboxCommandEndpoints.Map(sessions, resources.Clock);
        SandboxFileEndpoints.Map(sessions);
    }

    public byte[] Render() => _members.Render();

    /// <summary>Refuses a token that is not that of the session. It may be missing.</summary>
    public void CheckToken(string? token)
    {
        if (token is not null && token != _token)
            throw new ApiException(403, "The session token is not that of the session.", "session_token");
    }

    /// <summary>Refuses work before the session is ready and after its end.</summary>
    public void CheckReady()
    {
        lock (_lock)
        {
            if (_status != "running")
                throw new ApiException(409, $"The sandbox session '{Id}' is {_status}, not running.", "session_id");
        }
    }

    private static async Task TerminateAsync(HttpContext context, StoredSandboxSession session)
    {
        var body = (await context.ReadBodyAsync()).AllowOnly("session_id", "session_token");
        CheckSession(session, body);
        session.CheckToken(body.Text("session_token"));
        session.MoveTo("terminated");
        await session._end.CancelAsync();
        await Answer.JsonAsync(context, new JsonObject { ["session"] = JsonNode.Parse(session.Render()) });
    }

    /// <summary>Refuses a body that names another session than the path.</summary>
    public static void CheckSession(StoredSandboxSession session, RequestBody body)
    {
        if (body.Required("session_id") != session.Id)
            throw ApiException.Invalid("Invalid 'session_id': must be that of the path.", "session_id");
    }

    private byte[] RenderCreated(string url) => Answer.Bytes(new JsonObject
    {
        ["session"] = JsonNode.Parse(Render()),
        ["session_token"] = _token,
        ["provider"] = "emulator",
        ["base_url"] = url,
    });

    private void Start(SimulatedClock clock) => Task.Run(
        async () =>
        {
            var hasPlace = !_isQueued;
            try
            {
                if (_isQueued)
                {
                    await _pool.Places.WaitAsync(_end.Token);
                    hasPlace = true;
                    MoveTo("pending");
                }

                await clock.DelayAsync(PendingTime, _end.Token);
                MoveTo("provisioning");
                await clock.DelayAsync(ProvisioningTime, _end.Token);
                _members.Set(("runner_id", "runner-1"), ("runner_url", "http://runner-1.sandbox.internal:8080"), ("runner_zone", "a"));
                MoveTo("running");
                await clock.DelayAsync(_lifetime, _end.Token);
                MoveTo("terminated");
            }
            catch (OperationCanceledException) when (_end.IsCancellationRequested)
            {
                // The session was terminated, or the server stops.
            }
            finally
            {
                if (hasPlace)
                    _pool.Places.Release();
            }
        },
        CancellationToken.None);

    // A session that was terminated stays so.
    private void MoveTo(string status)
    {
        lock (_lock)
        {
            if (_status == "terminated")
                return;
            _status = status;
            _members.Set(("status", status), ("updated_at", DateTime.UtcNow));
        }
    }
}
