using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Mka1.Emulator;

namespace Mka1.Client.Tests.Emulator;

/// <summary>An emulator of a test's own and plain HTTP to it.</summary>
internal sealed class EmulatorAccess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly HttpClient _http;

    private EmulatorAccess(EmulatorServer server)
    {
        Server = server;
        _http = new HttpClient { BaseAddress = server.Uri, Timeout = Patience };
    }

    public EmulatorServer Server { get; }

    public static async Task<EmulatorAccess> StartAsync(EmulatorOptions? options = null) =>
        new(await EmulatorServer.StartAsync(options ?? new EmulatorOptions { Speed = 1000 }));

    public static HttpRequestMessage Request(HttpMethod method, string path, string? key = "key-of-tests", string? onBehalfOf = null)
    {
        var address = path.StartsWith("/_", StringComparison.Ordinal) || path.StartsWith("/api/", StringComparison.Ordinal) || path == "/" ? path : EmulatorServer.BasePath + path;
        var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (onBehalfOf is not null)
            request.Headers.Add("X-On-Behalf-Of", onBehalfOf);
        return request;
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) =>
        _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

    public Task<JsonObject> GetAsync(string path, string? onBehalfOf = null) => JsonAsync(HttpMethod.Get, path, (JsonNode?)null, HttpStatusCode.OK, onBehalfOf);

    public Task<JsonObject> DeleteAsync(string path) => JsonAsync(HttpMethod.Delete, path, (JsonNode?)null, HttpStatusCode.OK, null);

    public Task<JsonObject> PostAsync(string path, JsonNode? body = null, string? onBehalfOf = null) =>
        JsonAsync(HttpMethod.Post, path, body, HttpStatusCode.OK, onBehalfOf);

    /// <summary>The error object of a call that must fail.</summary>
    public async Task<JsonObject> ErrorAsync(HttpStatusCode status, HttpMethod method, string path, JsonNode? body = null, string? onBehalfOf = null) =>
        (await JsonAsync(method, path, body, status, onBehalfOf))["error"]!.AsObject();

    public Task<JsonObject> CreateAsync(string prompt, Action<JsonObject>? more = null)
    {
        var body = new JsonObject { ["model"] = "auto", ["input"] = prompt };
        more?.Invoke(body);
        return PostAsync("/responses", body);
    }

    public async Task<string> CreateInBackgroundAsync(string prompt) =>
        (await CreateAsync(prompt, body => body["background"] = true))["id"]!.ToString();

    public Task<JsonObject> WaitForResponseAsync(string id, string status) => WaitAsync("/responses/" + id, status);

    public Task<JsonObject> WaitForBatchAsync(string id, string status) => WaitAsync("/batches/" + id, status);

    /// <summary>Asks until a condition holds.</summary>
    public async Task<JsonObject> WaitAsync(string path, Predicate<JsonObject> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var found = await GetAsync(path);
            if (condition(found))
                return found;
            await Task.Delay(5, patience.Token);
        }
    }

    public async Task<JsonObject> UploadAsync(string content, string purpose = "batch", string name = "input.jsonl", string? contentType = null)
    {
        using var form = new MultipartFormDataContent();
        var part = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
        if (contentType is not null)
            part.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        form.Add(part, "file", name);
        form.Add(new StringContent(purpose), "purpose");
        return await JsonAsync(HttpMethod.Post, "/files", form, HttpStatusCode.OK, null);
    }

    public async Task<string> ReadFileAsync(string id)
    {
        using var answer = await SendAsync(Request(HttpMethod.Get, $"/files/{id}/content"));
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }

    public Task<JsonObject> JsonAsync(HttpMethod method, string path, JsonNode? body, HttpStatusCode expected, string? onBehalfOf) =>
        JsonAsync(method, path, body is null ? null : JsonContent.Create(body), expected, onBehalfOf);

    public async Task<JsonObject> JsonAsync(HttpMethod method, string path, HttpContent? content, HttpStatusCode expected, string? onBehalfOf)
    {
        using var request = Request(method, path, onBehalfOf: onBehalfOf);
        request.Content = content;
        using var answer = await SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{method} {path}: {(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!.AsObject();
    }

    private Task<JsonObject> WaitAsync(string path, string status) => WaitAsync(path, found =>
    {
        var now = found["status"]!.ToString();
        Assert.False(now is "failed" && status != "failed", found.ToJsonString());
        return now == status;
    });
}
