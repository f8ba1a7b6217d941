namespace ScheduleFlow.Core.Formats.Descriptors;

/// <summary>One way to recognise a document by its first text, which is not empty.</summary>
/// <param name="Order">When it is tried: the stricter, the earlier. See <see cref="SniffOrder"/>.</param>
/// <param name="Name">Names the document for a person, such as <c>XMLTV</c>; null: it is something else.</param>
internal sealed record Recognition(int Order, Namer Name);

/// <summary>Names a text for a person; null: it is something else.</summary>
internal delegate string? Namer(ReadOnlySpan<char> text);
