using System.Collections;
using System.Management.Automation;
using Mka1.Errors;
using Mka1.Json;
using Mka1.PowerShell.Completion;
using Mka1.PowerShell.Connection;
using Mka1.PowerShell.Errors;
using Mka1.PowerShell.Files;
using Mka1.PowerShell.Languages;
using Mka1.PowerShell.Paths;
using Mka1.PowerShell.Values;
using Mka1.Requests;

namespace Mka1.PowerShell.Requests;

/// <summary>Sends any request to the server, by its path or by the name of an operation.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "Mka1Request", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(PSObject), typeof(string), typeof(RequestResult), typeof(ServerEvent), typeof(FileInfo))]
public sealed class InvokeRequestCommand : Mka1Command
{
    private const string PathSet = "Path";
    private const string OperationSet = "Operation";
    private static readonly HashSet<string> ReadingMethods = new(StringComparer.OrdinalIgnoreCase) { "GET", "HEAD", "OPTIONS" };

    // The other members of -Parameter go into the query of these methods, and into the body of the others.
    private static readonly HashSet<string> MethodsWithoutBody = new(StringComparer.OrdinalIgnoreCase) { "GET", "HEAD", "DELETE", "OPTIONS" };

    /// <summary>The path below the server's address, such as /api/v1/llm/models, or an address of the server itself.</summary>
    [Parameter(ParameterSetName = PathSet, Mandatory = true, Position = 0)]
    [Alias("Uri")]
    [FreeText]
    [AllowEmptyString]
    public string Path { get; set; } = string.Empty;

    /// <summary>The HTTP method. The default is GET, or POST for a request with content.</summary>
    [Parameter(ParameterSetName = PathSet, Position = 1)]
    [ArgumentCompleter(typeof(MethodCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Method { get; set; }

    /// <summary>The name of an operation, as Get-Mka1Operation lists them.</summary>
    [Parameter(ParameterSetName = OperationSet, Mandatory = true)]
    [ArgumentCompleter(typeof(OperationCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Operation { get; set; }

    /// <summary>The parameters of the operation: those of the path by name; others go into the query, or into the body of a method that has one.</summary>
    [Parameter(ParameterSetName = OperationSet)]
    [ArgumentCompleter(typeof(OperationParameterCompleter))]
    [ValidateNotNull]
    public IDictionary Parameter { get; set; } = new Hashtable();

    /// <summary>Parameters of the query. The name of an array is repeated.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    public IDictionary Query { get; set; } = new Hashtable();

    /// <summary>The content: a hashtable or an object, JSON text, bytes or a stream.</summary>
    [Parameter(ValueFromPipeline = true)]
    [FreeText]
    public PSObject? Body { get; set; }

    /// <summary>A file to send as the content. Wildcard characters are literal.</summary>
    [Parameter]
    [PathTransformation, ValidateNotNullOrEmpty]
    public string? InFile { get; set; }

    /// <summary>Fields of a form (multipart/form-data): text, or files as objects of Get-Item.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    public IDictionary? Form { get; set; }

    /// <summary>The MIME type of the content. The default is JSON, and application/octet-stream for a file.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNullOrEmpty]
    public string? ContentType { get; set; }

    /// <summary>Further headers, other than those of the key and the identity.</summary>
    [Parameter]
    [FreeText]
    [ValidateNotNull]
    public IDictionary Headers { get; set; } = new Hashtable();

    /// <summary>The file to save the reply in. Wildcard characters are literal.</summary>
    [Parameter]
    [PathTransformation, ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Replaces an existing file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the objects of all pages of a list, lazily.</summary>
    [Parameter]
    public SwitchParameter Paginate { get; set; }

    /// <summary>Returns the server-sent events of the reply as they arrive.</summary>
    [Parameter]
    public SwitchParameter Stream { get; set; }

    /// <summary>Returns the reply as its text, or its bytes.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <summary>Returns status and headers with the body, or the saved file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override Task ProcessRecordAsync() => TryAsync(Operation ?? Path, async () =>
    {
        CheckCombination();
        string? target = OutFile is null ? null : OutputPaths.ResolveFile(this, OutFile);
        if (target is not null)
            OutputPaths.CheckOverwrite(target, Force);
        var (request, transfer) = CreateRequest();
        using (transfer)
        {
            request.Check(Client.Server);
            CheckMethod(request.Method);
            bool isRead = ReadingMethods.Contains(request.Method);
            string method = request.Method.ToUpperInvariant();
            string path = request.GetTarget(Client.Server);
            if (target is not null ? !ShouldProcess(target, Messages.Get("DoSaveReply", method, path)) : !isRead && !ShouldProcess(path, Messages.Get("DoSendRequest", method)))
                return;
            if (Body?.BaseObject is Stream stream)
                request = request with { Content = ServerContent.FromBytes(await ReadAsync(stream), ContentType ?? "application/octet-stream") };
            await SendAsync(request, target);
        }
    });

    private void CheckCombination()
    {
        string[] ways = [.. new[] { (nameof(Paginate), (bool)Paginate), (nameof(Stream), (bool)Stream), (nameof(Raw), (bool)Raw), (nameof(OutFile), OutFile is not null) }
            .Where(static way => way.Item2).Select(static way => way.Item1)];
        if (ways.Length > 1)
            throw new Mka1InputException($"-{string.Join(" and -", ways)} exclude each other: use one of them.");
        string[] contents = [.. new[] { nameof(Body), nameof(InFile), nameof(Form) }.Where(IsBound)];
        if (contents.Length > 1)
            throw new Mka1InputException($"-{string.Join(" and -", contents)} exclude each other: use one of them.");
        if (IsBound(nameof(Body)) && Body is null)
            throw new Mka1InputException("The body is null. Give a value, or omit -Body.");
        if (PassThru && (Paginate || Stream || Raw))
            throw new Mka1InputException("-PassThru returns one reply. Omit -Paginate, -Stream and -Raw.");
        if (Force && OutFile is null)
            throw new Mka1InputException("-Force replaces an existing -OutFile. Give -OutFile, or omit -Force.");
        if (ContentType is not null && (contents.Length == 0 || Form is not null))
            throw new Mka1InputException("-ContentType describes -Body or -InFile. Give one of them, or omit -ContentType.");
    }

    private void CheckMethod(string method)
    {
        if (Paginate && !method.Equals("GET", StringComparison.OrdinalIgnoreCase))
            throw new Mka1InputException($"-Paginate reads the pages of a GET request. Omit it for {method}.");
        if (method.Equals("HEAD", StringComparison.OrdinalIgnoreCase) && (OutFile is not null || Stream))
            throw new Mka1InputException("The reply to a HEAD request has no body. Omit -OutFile and -Stream.");
    }

    private async Task SendAsync(ServerRequest request, string? target)
    {
        if (Paginate)
        {
            await foreach (object? item in Client.Requests.ListAsync(request, Cancellation))
                WriteOne(new WireObject(Redact).Create(item));
        }
        else if (Stream)
        {
            await foreach (var next in Client.Requests.StreamAsync(request, Cancellation))
                WriteObject(new ServerEvent(Redact(next.Name), new WireObject(Redact).Create(next.Data)));
        }
        else if (target is not null)
        {
            using (var bar = new TransferProgressBar(this, "Downloading", target))
                await Client.Requests.SaveAsync(request, target, Force, bar, Cancellation);
            if (PassThru)
                WriteObject(FileSystemPath.GetItem(this, target));
        }
        else
        {
            WriteReply(request.Method, await Client.Requests.SendAsync(request, Cancellation));
        }
    }

    private void WriteReply(string method, ServerReply reply)
    {
        object? body = new WireObject(Redact).Create(reply.Body);
        // A reply to HEAD has nothing else.
        if (PassThru || method.Equals("HEAD", StringComparison.OrdinalIgnoreCase))
            WriteObject(new RequestResult { StatusCode = reply.StatusCode, RequestId = reply.RequestId, ContentType = reply.ContentType is null ? null : Redact(reply.ContentType), Headers = new TextMap(CreateHeaders(reply)), Body = body });
        else if (Raw)
            WriteOne(reply.Text is string text ? Redact(text) : reply.Body);
        else if (body is object?[] items)
            Array.ForEach(items, WriteOne);
        else
            WriteOne(body);
    }

    internal override string Recommend(string errorId, string action, object? target) => errorId == ErrorId.NotFound
        ? "Check the path (Get-Mka1Operation lists the known ones, most of which begin with /api/v1/llm), the id and the identity."
        : base.Recommend(errorId, action, target);

    private Dictionary<string, string> CreateHeaders(ServerReply reply)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in reply.Headers)
            headers[Redact(header.Key)] = Redact(header.Value);
        return headers;
    }

    private void WriteOne(object? value)
    {
        if (value is null)
            return;
        ObjectOrigin.Remember(value, Client.Origin);
        WriteObject(value);
    }

    private (ServerRequest Request, TransferProgressBar? Transfer) CreateRequest()
    {
        // A stream is read after the confirmation.
        var content = Body is null || Body.BaseObject is System.IO.Stream ? null : CreateContent(Body);
        TransferProgressBar? transfer = null;
        if (InFile is not null)
        {
            string file = FileSystemPath.Resolve(this, InFile);
            transfer = new TransferProgressBar(this, "Uploading", file);
            content = ServerContent.FromFile(file, ContentType ?? "application/octet-stream", transfer);
        }
        else if (Form is not null)
        {
            content = ServerContent.FromForm([.. Form.Cast<DictionaryEntry>().SelectMany(entry => RequestValues.CreateFields(PlainValue.ToText(entry.Key), entry.Value))]);
        }
        var request = new ServerRequest
        {
            Path = Path,
            Method = Method ?? (content is null && Body is null ? "GET" : "POST"),
            Query = [.. RequestValues.CreateQuery(Query)],
            Headers = [.. Headers.Cast<DictionaryEntry>().Select(static entry => new KeyValuePair<string, string>(PlainValue.ToText(entry.Key), PlainValue.ToText(entry.Value)))],
            Content = content,
        };
        return (Operation is null ? request : AddOperation(request, OperationCatalog.Get(Operation)), transfer);
    }

    private ServerRequest AddOperation(ServerRequest request, Operation operation)
    {
        if (operation.Path.Length == 0 || operation.Method.Length == 0)
            throw new Mka1InputException($"MKA1 does not document the path of {operation.Name}. Give -Method and -Path.");
        var others = Parameter.Cast<DictionaryEntry>().ToDictionary(static entry => PlainValue.ToText(entry.Key), static entry => entry.Value, StringComparer.OrdinalIgnoreCase);
        string path = operation.Path;
        foreach (string name in operation.Parameters)
        {
            if (!others.TryGetValue(name, out object? value) || RequestValues.ToText(name, value) is not { Length: > 0 } text)
                throw new Mka1InputException($"{operation.Name} needs the parameter {name}: -Parameter @{{ {name} = '...' }}.");
            path = path.Replace($"{{{name}}}", ServerRequest.EscapeSegment(name, text));
            others.Remove(name);
        }
        request = request with { Path = path, Method = operation.Method };
        if (others.Count == 0)
            return request;
        if (MethodsWithoutBody.Contains(operation.Method))
            return request with { Query = [.. request.Query, .. RequestValues.CreateQuery(others)] };
        if (request.Content is not null || Body is not null)
            throw new Mka1InputException($"The path of {operation.Name} has no parameter {string.Join(" and no ", others.Keys)}. Put it into -Body.");
        return request with { Content = ServerContent.FromValue(PlainValue.Convert(others)) };
    }

    private ServerContent CreateContent(PSObject body) => body.BaseObject switch
    {
        string text => ServerContent.FromText(text, ContentType),
        byte[] bytes => ServerContent.FromBytes(bytes, ContentType ?? "application/octet-stream"),
        _ when ContentType is null => ServerContent.FromValue(PlainValue.Convert(body)),
        _ => throw new Mka1InputException("An object is sent as JSON. Omit -ContentType, or give the content as text."),
    };

    private async Task<byte[]> ReadAsync(Stream stream)
    {
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, 81920, Cancellation);
        return memory.ToArray();
    }
}
