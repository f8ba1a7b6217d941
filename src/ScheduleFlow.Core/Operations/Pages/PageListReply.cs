using System.Collections.Immutable;
using System.Text.Json;
using ScheduleFlow.Core.Files;

namespace ScheduleFlow.Core.Operations.Pages;

/// <summary>The generated pages.</summary>
internal sealed record PageListReply(ImmutableArray<StoredFile> Pages) : IReply
{
    public void WriteFields(Utf8JsonWriter json)
    {
        json.WriteStartArray("pages"u8);
        foreach (var page in Pages)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, page.Name);
            json.WriteString("path"u8, page.Path);
            json.WriteString("url"u8, "/pages/" + Uri.EscapeDataString(page.Name));
            json.WriteNumber("size"u8, page.Size);
            json.WriteString("modified"u8, page.Modified.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("count"u8, Pages.Length);
    }
}
