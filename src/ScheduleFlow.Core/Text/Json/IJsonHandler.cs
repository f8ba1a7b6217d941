using System.Text.Json;

namespace ScheduleFlow.Core.Text.Json;

/// <summary>Takes the tokens of a JSON document one by one, as <see cref="JsonPump"/> meets them.</summary>
internal interface IJsonHandler
{
    /// <summary>The reader stands on the token and must not be moved. False: enough was read, so stop.</summary>
    bool Token(ref Utf8JsonReader token, JsonPump pump);
}
