using Mka1.Batches;
using Mka1.Conversations;
using Mka1.Errors;
using Mka1.Files;
using Mka1.Http;
using Mka1.Models;
using Mka1.Responses;
using Mka1.VectorStores;

namespace Mka1;

/// <summary>
/// The MKA1 API for one server, key and identity. Make one and keep it: it pools its connections. Safe to use from
/// several threads.
/// </summary>
public sealed class Mka1Client : IDisposable
{
    private readonly Transport _transport;
    private readonly CallScope _scope;
    private readonly CreatedBatches _created;
    private readonly bool _ownsTransport;

    /// <summary>Makes a client. Nothing is sent yet.</summary>
    /// <param name="options">Server, key, identity and network.</param>
    /// <exception cref="Mka1InputException">The address or the identity is not allowed.</exception>
    public Mka1Client(Mka1ClientOptions options)
        : this(
            new Transport(options ?? throw new ArgumentNullException(nameof(options))),
            new CallScope(OnBehalfOfIdentity.Check(options.OnBehalfOf), null, options.MaximumRetryCount),
            new CreatedBatches(),
            ownsTransport: true)
    {
    }

    private Mka1Client(Transport transport, CallScope scope, CreatedBatches created, bool ownsTransport)
    {
        _created = created;
        _transport = transport;
        _scope = scope;
        _ownsTransport = ownsTransport;
        Server = transport.Server;
        OnBehalfOf = scope.OnBehalfOf;
        var api = new Api(transport, scope);
        Responses = new ResponseClient(api);
        Files = new FileClient(api);
        Batches = new BatchClient(api, Files, created);
        Models = new ModelClient(api);
        Conversations = new ConversationClient(api);
        VectorStores = new VectorStoreClient(api);
    }

    /// <summary>The server's address.</summary>
    public Uri Server { get; }

    /// <summary>The identity that calls are made for, null if none.</summary>
    public string? OnBehalfOf { get; }

    /// <summary>Responses: create, read, stream, change, cancel, delete.</summary>
    public ResponseClient Responses { get; }

    /// <summary>Files: upload, read, save, delete.</summary>
    public FileClient Files { get; }

    /// <summary>Batches: create, read, cancel, results.</summary>
    public BatchClient Batches { get; }

    /// <summary>Models: those that the key may use.</summary>
    public ModelClient Models { get; }

    /// <summary>Conversations: create, read, list, change metadata, delete.</summary>
    public ConversationClient Conversations { get; }

    /// <summary>Vector stores: create, read, list, change, delete.</summary>
    public VectorStoreClient VectorStores { get; }

    /// <summary>A client over the same connections for another identity, watched by an observer.</summary>
    /// <param name="onBehalfOf">The identity; null sends none.</param>
    /// <param name="observer">Is told of every attempt; null tells nobody.</param>
    /// <param name="maximumRetryCount">How often a request that can be retried is retried; null takes what this client does.</param>
    /// <returns>A client that ends with this one; it need not be disposed of.</returns>
    /// <exception cref="Mka1InputException">The identity is not allowed.</exception>
    public Mka1Client For(string? onBehalfOf, ICallObserver? observer = null, int? maximumRetryCount = null) => new(
        _transport,
        new CallScope(OnBehalfOfIdentity.Check(onBehalfOf), observer, maximumRetryCount ?? _scope.MaximumRetryCount),
        _created,
        ownsTransport: false);

    /// <summary>Text as it may be told: without the key, in whatever way a server may have put that into it.</summary>
    /// <param name="text">The text. A key of less than eight characters, which is no secret, stays in it.</param>
    /// <returns>The same text, or one that says where the key was.</returns>
    public string Redact(string text) => _transport.Redaction.OfOurs(text ?? throw new ArgumentNullException(nameof(text)));

    /// <summary>How many characters at the end of a text are the beginning of the key: what comes next may complete it.</summary>
    /// <param name="text">Text that comes in pieces.</param>
    /// <returns>The number of characters; 0 if there are none.</returns>
    public int CountKeyAtEnd(string text) => _transport.Redaction.CountAtEnd(text ?? throw new ArgumentNullException(nameof(text)), 1);

    /// <summary>A failure as it may be told: without the key in its texts.</summary>
    /// <param name="failure">The failure.</param>
    /// <returns>The same failure, or one like it.</returns>
    public Mka1Exception Redact(Mka1Exception failure) => (failure ?? throw new ArgumentNullException(nameof(failure))).Redacted(_transport.Redaction);

    /// <summary>Closes the connections. Calls in flight fail.</summary>
    public void Dispose()
    {
        if (_ownsTransport)
            _transport.Dispose();
    }
}
