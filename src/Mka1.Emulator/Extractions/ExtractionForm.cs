using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mka1.Emulator.Answers;
using Mka1.Emulator.Gateway;
using Mka1.Emulator.Models;
using Mka1.Emulator.Tenancy;
using Mka1.Emulator.Usage;

namespace Mka1.Emulator.Extractions;

/// <summary>The form of an extraction: a file, and fields.</summary>
internal sealed class ExtractionForm
{
    private readonly IFormCollection _form;
    private readonly IFormFile _file;

    private ExtractionForm(IFormCollection form, IFormFile file)
    {
        _form = form;
        _file = file;
    }

    public static async Task<ExtractionForm> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
            throw new ApiException(415, "The content type must be multipart/form-data.");
        IFormCollection form;
        try
        {
            form = await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception exception) when (exception is InvalidDataException || (exception is IOException && exception.Message.Contains("end of Stream", StringComparison.OrdinalIgnoreCase)))
        {
            throw ApiException.Invalid($"The form could not be read: {exception.Message}");
        }

        if (form.Files.FirstOrDefault(static file => file.Name != "file") is { } other)
            throw ApiException.Invalid($"Unknown parameter: '{other.Name}'.", other.Name, "unknown_parameter");
        if (form.Files.Count == 0)
            throw RequestBody.Missing("file");
        if (form.Files.Count > 1)
            throw ApiException.Invalid("Invalid 'file': must be there once.", "file");
        if (form.Files[0].Length == 0)
            throw ApiException.Invalid("The file is empty.", "file", "empty_file");
        return new ExtractionForm(form, form.Files[0]);
    }

    public ExtractionForm AllowOnly(params ReadOnlySpan<string> known)
    {
        foreach (var (name, values) in _form)
        {
            if (!known.Contains(name))
                throw ApiException.Invalid($"Unknown parameter: '{name}'.", name, "unknown_parameter");
            if (values.Count != 1)
                throw ApiException.Invalid($"Invalid '{name}': must be there once.", name);
        }

        return this;
    }

    /// <summary>Reads a field of JSON; null where it is missing.</summary>
    public JsonObject? ReadObject(string name)
    {
        if (!_form.TryGetValue(name, out var text))
            return null;
        try
        {
            return JsonNode.Parse(text.ToString()) as JsonObject ?? throw RequestBody.WrongType(name, "an object");
        }
        catch (JsonException)
        {
            throw ApiException.Invalid($"Invalid '{name}': must be JSON.", name);
        }
    }

    /// <summary>Extracts the data and answers with them.</summary>
    /// <param name="context">The request.</param>
    /// <param name="schema">The schema of the data.</param>
    /// <param name="stored">The members of the stored schema; null for none.</param>
    public async Task AnswerAsync(HttpContext context, JsonObject schema, JsonObject? stored)
    {
        var model = _form["model"].ToString();
        if (model.Length == 0)
            throw RequestBody.Missing("model");
        ModelEndpoints.Check(model);
        using var content = new MemoryStream();
        await _file.CopyToAsync(content, context.RequestAborted);
        var text = Encoding.UTF8.GetString(content.GetBuffer(), 0, (int)content.Length);
        var data = new FileFacts(text).Fill(schema);
        UsageLog.AddTokens(context.Tenant(), "extract", model, false, Words.Count(text), Words.Count(data?.ToJsonString() ?? string.Empty));
        var metadata = new JsonObject { ["model"] = model, ["filename"] = _file.FileName, ["fileSize"] = _file.Length, ["extractedAt"] = DateTime.UtcNow };
        if (stored is not null)
        {
            metadata["schemaId"] = stored["id"]!.DeepClone();
            metadata["schemaName"] = stored["name"]!.DeepClone();
        }

        await Answer.JsonAsync(context, new JsonObject { ["success"] = true, ["data"] = data, ["metadata"] = metadata });
    }
}
