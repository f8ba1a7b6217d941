using System.Net.Http.Headers;
using System.Text;

namespace ScheduleFlow.Gateway.Tests.Endpoints;

public sealed class ImportRequestsTests
{
    private const string Roots = "--import-root=/roots/a --import-root=/roots/b";

    [Theory(Timeout = 30_000)]
    [InlineData("", """{"filepath":"g.xml","format":"xml"}""", "--format=xml " + Roots + " -- g.xml")]
    [InlineData("", """{"filepath":"-g.xml"}""", Roots + " -- -g.xml")]
    [InlineData("", """{"filepath":"g.csv","format":null,"name":"N","zone":"Europe/Berlin"}""", "--name=N --zone=Europe/Berlin " + Roots + " -- g.csv")]
    [InlineData("?name=N&zone=UTC", """{"filepath":"g.xml"}""", "--name=N --zone=UTC " + Roots + " -- g.xml")]
    [InlineData("", """{"filepath":"g.xml","replace":"an id","if_revision":7}""", "--replace=an id --if-revision=7 " + Roots + " -- g.xml")]
    [InlineData("?replace=a&if_revision=1", """{"filepath":"g.xml","if_revision":2}""", "--if-revision=2 --replace=a " + Roots + " -- g.xml")]
    [InlineData("", "\uFEFF{\"filepath\":\"g.xml\"}", Roots + " -- g.xml")]
    public async Task An_object_with_a_filepath_names_a_file_on_the_server(string query, string body, string arguments)
        => await ExpectAsync(query, body, arguments, stdin: 0);

    [Theory(Timeout = 30_000)]
    [InlineData("?format=json", """{"filepath":"g.xml"}""", "--format=json -- -")] // whoever names a format sends the document
    [InlineData("", """{"filepath":"old.json","events":[]}""", "-- -")] // as exported by older versions
    [InlineData("", """{"filepath":"old.json","schedule":{}}""", "-- -")]
    [InlineData("", """{"filepath":"old.json","schedules":[]}""", "-- -")]
    [InlineData("", """{"filepath":"old.json","items":[]}""", "-- -")]
    [InlineData("", """{"filepath":7}""", "-- -")]
    [InlineData("", """{"events":[]}""", "-- -")]
    [InlineData("", "[]", "-- -")]
    [InlineData("", """{"filepath":"cut""", "-- -")] // not JSON: the worker says what is wrong
    [InlineData("", "<tv/>", "-- -")]
    [InlineData("", "", "-- -")]
    [InlineData("?format=csv&name=-n&zone=UTC", "a,b", "--format=csv --name=-n --zone=UTC -- -")]
    [InlineData("?replace=-a&if_revision=x", "<tv/>", "--replace=-a --if-revision=x -- -")] // the worker says what is wrong
    public async Task Anything_else_is_the_document(string query, string body, string arguments)
    {
        // The worker is told how much will come, so that it knows an upload that was cut off.
        var bytes = Encoding.UTF8.GetByteCount(body);
        await ExpectAsync(query, body, arguments.Replace("-- -", $"--stdin-bytes={bytes} -- -", StringComparison.Ordinal), bytes);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_filepath_in_an_object_over_64_KiB_is_part_of_a_document()
    {
        var body = $$"""{"filepath":"g.xml","x":"{{new string('x', 64 * 1024)}}"}""";

        await ExpectAsync("", body, $"--stdin-bytes={body.Length} -- -", stdin: body.Length);
    }

    [Fact(Timeout = 30_000)]
    public async Task The_length_of_a_chunked_body_is_not_needed_to_tell()
    {
        await using var gateway = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/import-schedule") { Content = new StringContent("""{"filepath":"g.xml"}""") };
        request.Headers.TransferEncodingChunked = true;

        var reply = await Reply.ReadAsync(await gateway.Client.SendAsync(request));

        reply.Arguments.Should().EndWith("g.xml");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("""{"filepath":"g.xml","format":1}""")]
    [InlineData("""{"filepath":"g.xml","name":{}}""")]
    [InlineData("""{"filepath":"g.xml","replace":1}""")]
    [InlineData("""{"filepath":"g.xml","replace":"a","if_revision":true}""")]
    public async Task Settings_beside_a_filepath_must_be_texts(string body)
    {
        await using var gateway = await StartAsync();

        (await gateway.PostAsync("/api/import-schedule", body)).Type.Should().Be("validation");
    }

    [Fact(Timeout = 30_000)]
    public async Task The_first_file_of_a_form_is_the_document_and_its_name_the_default()
    {
        await using var gateway = await StartAsync();
        using var form = new MultipartFormDataContent
        {
            { new StringContent("m3u"), "format" },
            { new ByteArrayContent(new byte[300_000]), "file", "C:\\guides\\week 12.m3u" },
        };

        var reply = await Reply.ReadAsync(await gateway.Client.PostAsync("/api/import-schedule?zone=Europe/Berlin", form));

        string.Join(' ', reply.Arguments).Should().Be("import-schedule --zone=Europe/Berlin --format=m3u --input-name=week 12 -- -");
        reply.Json.GetProperty("stdin_bytes").GetInt32().Should().Be(300_000);
    }

    [Fact(Timeout = 30_000)]
    public async Task What_the_query_says_counts_more_than_the_form()
    {
        await using var gateway = await StartAsync();
        using var form = new MultipartFormDataContent
        {
            { new StringContent("xml"), "format" },
            { new StringContent("by field"), "name" },
            { new StringContent("x"), "file", "by-file.m3u" },
        };

        var reply = await Reply.ReadAsync(await gateway.Client.PostAsync("/api/import-playlist?format=m3u", form));

        string.Join(' ', reply.Arguments).Should().Be("import-playlist --format=m3u --name=by field --input-name=by-file -- -");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"format\"\r\n\r\nxml\r\n--b--\r\n", "validation")]
    [InlineData("multipart/form-data; boundary=b", "no form at all", "parse_error")]
    [InlineData("multipart/form-data", "--b--", "parse_error")]
    public async Task A_form_without_a_file_is_refused(string mediaType, string body, string type)
    {
        await using var gateway = await StartAsync();
        using var content = new StringContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);

        var reply = await Reply.ReadAsync(await gateway.Client.PostAsync("/api/import-schedule", content));

        reply.Status.Should().Be(400);
        reply.Type.Should().Be(type);
        gateway.Counts.Admitted.Should().Be(0);
    }

    [Fact(Timeout = 30_000)]
    public async Task Every_setting_may_be_a_field()
    {
        await using var gateway = await StartAsync();
        using var form = new MultipartFormDataContent { { new StringContent("a"), "replace" }, { new StringContent("3"), "if_revision" }, { new StringContent("06:00"), "day_start" }, { new StringContent("Two"), "channel" }, { new StringContent("x"), "file", "f.xml" } };

        var reply = await Reply.ReadAsync(await gateway.Client.PostAsync("/api/import-schedule", form));

        string.Join(' ', reply.Arguments).Should().Be("import-schedule --replace=a --if-revision=3 --day-start=06:00 --channel=Two --input-name=f -- -");
    }

    [Theory(Timeout = 30_000)]
    [InlineData("format", null)]
    [InlineData("replace", null)]
    [InlineData("second", "second.xml")]
    public async Task What_comes_behind_the_file_and_would_count_is_refused(string name, string? fileName)
    {
        await using var gateway = await GatewayHost.StartAsync();
        using var form = new MultipartFormDataContent { { new StringContent("marker:x"), "name" }, { new ByteArrayContent(new byte[200_000]), "file", "f.xml" } };
        Add(form, name, fileName);

        var reply = await Reply.ReadAsync(await gateway.Client.PostAsync("/api/import-schedule", form));

        reply.Status.Should().Be(400);
        reply.Type.Should().Be("validation");
        reply.Json.GetProperty("hint").GetString().Should().Contain("before the file");
        gateway.Counts.Admitted.Should().Be(0);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("submit", null)]
    [InlineData("picture", "")]
    public async Task What_says_nothing_may_come_anywhere(string name, string? fileName)
    {
        await using var gateway = await StartAsync();
        using var form = new MultipartFormDataContent { { new StringContent("0123456789"), "file", "f.xml" } };
        Add(form, name, fileName);

        (await Reply.ReadAsync(await gateway.Client.PostAsync("/api/import-schedule", form))).Json.GetProperty("stdin_bytes").GetInt32().Should().Be(10);
    }

    private static void Add(MultipartFormDataContent form, string name, string? fileName)
    {
        var part = new StringContent(fileName is null ? "xml" : "");
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = name, FileName = fileName };
        form.Add(part);
    }

    private static async Task<GatewayHost> StartAsync()
    {
        var gateway = await GatewayHost.StartAsync("ScheduleFlow:ImportRoots:0=/roots/a", "ScheduleFlow:ImportRoots:1=/roots/b");
        gateway.SetBehaviour("echo!");
        return gateway;
    }

    private static async Task ExpectAsync(string query, string body, string arguments, int stdin)
    {
        await using var gateway = await StartAsync();

        var reply = await gateway.PostAsync("/api/import-schedule" + query, body);

        reply.Status.Should().Be(200, reply.Text);
        string.Join(' ', reply.Arguments).Should().Be("import-schedule " + arguments);
        reply.Json.GetProperty("stdin_bytes").GetInt32().Should().Be(stdin);
    }
}
