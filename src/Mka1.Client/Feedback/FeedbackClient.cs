using Mka1.Errors;
using Mka1.Http;
using Mka1.Responses;

namespace Mka1.Feedback;

/// <summary>Feedback on responses, by their ids. Every method throws a <see cref="Mka1Exception"/> if it fails. Source: api-reference/feedback.</summary>
public sealed class FeedbackClient
{
    private readonly ResourceOperations<ResponseFeedback> _operations;

    internal FeedbackClient(Api api) =>
        _operations = new(api, ResponseClient.Kind, ResponseFeedback.Resource, Api.LlmPath + "/feedback/responses") { UpdatesWithPut = true };

    /// <summary>Gives feedback on a response that has none. The API refuses a second create.</summary>
    /// <param name="id">The id of the response.</param>
    /// <param name="options">Rating and comment.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The feedback.</returns>
    public Task<ResponseFeedback> CreateAsync(string id, ResponseFeedbackOptions options, CancellationToken cancellationToken = default) =>
        _operations.CreateAsync((options ?? throw new ArgumentNullException(nameof(options))).ToBody(ResponseClient.Kind.CheckId(id)), cancellationToken);

    /// <summary>Changes the feedback on a response. MKA1 does not document this operation; its form is that of the feedback on completions.</summary>
    /// <param name="id">The id of the response.</param>
    /// <param name="options">What changes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The feedback.</returns>
    public Task<ResponseFeedback> UpdateAsync(string id, ResponseFeedbackOptions options, CancellationToken cancellationToken = default) =>
        _operations.UpdateAsync(id, (options ?? throw new ArgumentNullException(nameof(options))).ToChange(), cancellationToken);

    /// <summary>Gives feedback on a response, or changes it if there is some.</summary>
    /// <param name="id">The id of the response.</param>
    /// <param name="options">Rating and comment.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>The feedback; null if there is none and the options only remove members.</returns>
    public async Task<ResponseFeedback?> SetAsync(string id, ResponseFeedbackOptions options, CancellationToken cancellationToken = default)
    {
        (options ?? throw new ArgumentNullException(nameof(options))).Check();
        if (await FindAsync(id, cancellationToken).ConfigureAwait(false) is null)
        {
            if (options.OnlyRemoves)
                return null;
            try
            {
                return await CreateAsync(id, options, cancellationToken).ConfigureAwait(false);
            }
            // Another call may have given feedback since.
            catch (Mka1ApiException exception) when (exception is { StatusCode: 409, IsOfExchange: false })
            {
                if (await FindAsync(id, cancellationToken).ConfigureAwait(false) is null)
                    throw;
            }
        }
        return await UpdateAsync(id, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the feedback on a response.</summary>
    /// <param name="id">The id of the response.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The feedback.</returns>
    public Task<ResponseFeedback> GetAsync(string id, CancellationToken cancellationToken = default) => _operations.GetAsync(id, cancellationToken);

    /// <summary>Reads the feedback on a response, if it has any.</summary>
    /// <param name="id">The id of the response.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The feedback; null for none, or if there is no such response.</returns>
    public async Task<ResponseFeedback?> FindAsync(string id, CancellationToken cancellationToken = default)
    {
        try
        {
            return await GetAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (Mka1ApiException exception) when (exception is { StatusCode: 404, IsOfExchange: false })
        {
            return null;
        }
    }
}
