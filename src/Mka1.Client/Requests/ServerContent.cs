using System.Text;
using Mka1.Errors;
using Mka1.Files;
using Mka1.Http;
using Mka1.Json;

namespace Mka1.Requests;

/// <summary>The content of a request: JSON, text, a file or a form. It can be sent several times.</summary>
public sealed class ServerContent
{
    private const string Json = "application/json";
    private readonly Func<IdleTimer, HttpContent> _create;

    private ServerContent(Func<IdleTimer, HttpContent> create) => _create = create;

    /// <summary>Creates JSON content of a plain value.</summary>
    /// <param name="value">A plain value, see <see cref="JsonBody"/>.</param>
    /// <returns>The content.</returns>
    /// <exception cref="Mka1InputException">The value has no JSON form.</exception>
    public static ServerContent FromValue(object? value) => FromBytes(JsonBody.ToUtf8(value), Json);

    /// <summary>Creates content of text as it is.</summary>
    /// <param name="text">The text; without a type it must be JSON.</param>
    /// <param name="contentType">The MIME type; null for JSON.</param>
    /// <returns>The content.</returns>
    /// <exception cref="Mka1InputException">The text is not JSON, or the type is not a MIME type.</exception>
    public static ServerContent FromText(string text, string? contentType = null)
    {
        if (contentType is null)
            _ = JsonBody.FromText(text);
        return FromBytes(Encoding.UTF8.GetBytes(text ?? throw new ArgumentNullException(nameof(text))), contentType ?? Json);
    }

    /// <summary>Creates content of bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="contentType">The MIME type.</param>
    /// <returns>The content.</returns>
    /// <exception cref="Mka1InputException">The type is not a MIME type.</exception>
    public static ServerContent FromBytes(byte[] bytes, string contentType = "application/octet-stream")
    {
        if (bytes is null)
            throw new ArgumentNullException(nameof(bytes));
        var type = FormPart.ParseContentType(contentType);
        return new(_ => new ByteArrayContent(bytes) { Headers = { ContentType = type } });
    }

    /// <summary>Creates content of a file, which is streamed.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="contentType">The MIME type.</param>
    /// <param name="progress">Receives the progress; null for none.</param>
    /// <returns>The content.</returns>
    /// <exception cref="Mka1InputException">The file is missing, a directory, empty or cannot be read, or the type is not a MIME type.</exception>
    public static ServerContent FromFile(string path, string contentType = "application/octet-stream", IProgress<TransferProgress>? progress = null)
    {
        FileClient.CheckUpload(path);
        var type = FormPart.ParseContentType(contentType);
        return new(timer => new UploadContent(InputFile.Open(path), timer, progress) { Headers = { ContentType = type } });
    }

    /// <summary>Creates a form (multipart/form-data) of text and files.</summary>
    /// <param name="fields">The fields in their order: a <see cref="FormFile"/>, or text. A name may occur several times.</param>
    /// <param name="progress">Receives the progress of each file; null for none.</param>
    /// <returns>The content.</returns>
    /// <exception cref="Mka1InputException">There is no field, or a file cannot be read.</exception>
    public static ServerContent FromForm(IReadOnlyList<KeyValuePair<string, object>> fields, IProgress<TransferProgress>? progress = null)
    {
        if (fields is null)
            throw new ArgumentNullException(nameof(fields));
        if (fields.Count == 0)
            throw new Mka1InputException("The form has no fields.");
        foreach (var file in fields.Select(static field => field.Value).OfType<FormFile>())
        {
            if (!file.IsEmpty)
                FileClient.CheckUpload(file.Path);
            _ = FormPart.ParseContentType(file.ContentType);
        }
        return new(timer => CreateForm(fields, timer, progress));
    }

    internal HttpContent Create(IdleTimer timer) => _create(timer);

    private static MultipartContent CreateForm(IReadOnlyList<KeyValuePair<string, object>> fields, IdleTimer timer, IProgress<TransferProgress>? progress)
    {
        var form = new MultipartContent("form-data");
        try
        {
            foreach (var field in fields)
            {
                if (field.Value is FormFile file)
                    form.Add(FormPart.Create(CreateFilePart(file, timer, progress), field.Key, file.FileName));
                else
                    form.Add(FormPart.Create(new StringContent(field.Value.ToString() ?? string.Empty), field.Key));
            }
            return form;
        }
        catch
        {
            form.Dispose();
            throw;
        }
    }

    private static HttpContent CreateFilePart(FormFile file, IdleTimer timer, IProgress<TransferProgress>? progress)
    {
        HttpContent content = file.IsEmpty ? new ByteArrayContent([]) : new UploadContent(InputFile.Open(file.Path), timer, progress);
        content.Headers.ContentType = FormPart.ParseContentType(file.ContentType);
        return content;
    }
}
