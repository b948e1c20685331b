using Mka1.Errors;
using Mka1.ExtractionSchemas;
using Mka1.PowerShell.Pipeline;
using Mka1.PowerShell.Values;

namespace Mka1.PowerShell.Extractions;

/// <summary>Lets -SchemaId be an id, the name of a stored schema, or an object that has the id.</summary>
internal sealed class SchemaNames
{
    public static readonly string[] Members = ["ExtractionSchemaId", "SchemaId", "Id"];

    private readonly ObjectNames<ExtractionSchema> _names = new(ExtractionSchemaClient.Kind, "Get-Mka1ExtractionSchema", static (client, cancellation) => client.ExtractionSchemas.ListAsync(cancellationToken: cancellation), static schema => (schema.Id, schema.Name));
    private readonly Dictionary<(Mka1Client Client, string Text), string> _found = [];

    /// <param name="client">Reads the schema.</param>
    /// <param name="schema">The value of -SchemaId.</param>
    /// <param name="text">Its text.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="Mka1InputException">There is no such schema, or there are several.</exception>
    public async Task<string> FindAsync(Mka1Client client, ObjectId schema, string text, CancellationToken cancellationToken)
    {
        ExtractionSchemaClient.Kind.CheckId(text);
        if (PlainValue.Unwrap(schema.Source) is not string)
            return text;
        if (!_found.TryGetValue((client, text), out string? id))
            _found[(client, text)] = id = await FindAsync(client, text, cancellationToken);
        return id;
    }

    // The form of ids is not documented, so only the server can tell an id from a name.
    private async Task<string> FindAsync(Mka1Client client, string text, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.ExtractionSchemas.GetAsync(text, cancellationToken)).Id;
        }
        catch (Mka1ApiException exception) when (exception is { StatusCode: 400 or 404 or 422, IsOfExchange: false })
        {
            return await _names.FindAsync(client, text, cancellationToken);
        }
    }
}
