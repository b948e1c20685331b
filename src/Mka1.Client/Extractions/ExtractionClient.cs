using System.Text.Json;
using Mka1.Errors;
using Mka1.ExtractionSchemas;
using Mka1.Http;
using Mka1.Json;
using Mka1.Requests;

namespace Mka1.Extractions;

/// <summary>Extracts data from files. Every method throws a <see cref="Mka1Exception"/> if it fails. Source: api-reference/extract.</summary>
public sealed class ExtractionClient
{
    private const string Path = Api.LlmPath + "/extract";

    private readonly Api _api;

    internal ExtractionClient(Api api) => _api = api;

    /// <summary>Uploads a file and extracts its data. The server stores nothing, so the call is retried like a read.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="options">The schema.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The data, with the path.</returns>
    public Task<Extraction> ExtractAsync(string path, ExtractionOptions options, CancellationToken cancellationToken = default)
    {
        (options ?? throw new ArgumentNullException(nameof(options))).Check();
        string target = options.SchemaId is string id ? $"{Path}/schema/{Uri.EscapeDataString(ExtractionSchemaClient.Kind.CheckId(id))}" : Path;
        var form = ServerContent.FromForm(CreateFields(path, options), options.Progress);
        return _api.SendAsync(
            ApiRequest.Upload(target, form.Create, idempotent: true),
            async answer =>
            {
                var json = await answer.ReadJsonAsync().ConfigureAwait(false);
                var result = _api.Read(Extraction.Resource, json, answer);
                if (result.Success == false || !json.TryGetMember("data", out var data) || data.ValueKind == JsonValueKind.Null)
                    throw answer.CreateProtocolException("is not an extraction: it has no 'data', or 'success' is false", json.GetRawText());
                result.Path = path;
                return result;
            },
            cancellationToken);
    }

    private static List<KeyValuePair<string, object>> CreateFields(string path, ExtractionOptions options)
    {
        var fields = new List<KeyValuePair<string, object>> { new("model", options.Model) };
        if (options.Schema is not null)
            fields.Add(new("schema", JsonBody.ToText(options.Schema)));
        if (options.Prompt is not null)
            fields.Add(new("prompt", options.Prompt));
        if (options.Metadata is not null)
            fields.Add(new("metadata", JsonBody.ToText(options.Metadata)));
        fields.Add(new("file", options.ContentType is null ? new FormFile(path) : new FormFile(path, options.ContentType)));
        return fields;
    }
}
