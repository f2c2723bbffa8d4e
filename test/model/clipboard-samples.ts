/** What programs put on the clipboard as HTML, shortened: with what each does in its own way. */

/** Word for Windows: headings, lists as paragraphs, languages on spans, a comment, a deletion, an image. */
export const WORD = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<title>Lupa</title>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- /* Font Definitions */ @font-face {font-family:Wingdings;} @list l0:level1 {mso-level-number-format:bullet;} p > span {color:red} --></style>
</head>
<body lang=FI link="#0563C1" vlink="#954F72" style='tab-interval:65.2pt'>
<!--StartFragment-->
<h1><span style='font-family:"Arial",sans-serif'>Kuvaus p&auml;iväkodissa<o:p></o:p></span></h1>
<p class=MsoNormal>Kuvaamme <b style='mso-bidi-font-weight:normal'>retkipäivän</b>
ja <span lang=SV style='mso-ansi-language:SV'>Lucia</span>-juhlan.<span style='mso-spacerun:yes'>  </span>Lue
<a href="https://www.kunta.example/tietosuoja">tietosuojaseloste</a>.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<h2>Mihin kuvia käytetään<o:p></o:p></h2>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>kansioon<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-add-space:auto;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>vain oman ryhmän<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;
</span></span></span><![endif]>näyttelyyn</p>
<h3>Kuinka kauan</h3>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>lukuvuoden</p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>2.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>sitten poistamme ne</p>
<p class=MsoNormal>Säilytys <del cite="mailto:Hilkka" datetime="2026-11-02T10:00">kymmenen vuotta</del><ins>vuoden</ins><a
style='mso-comment-reference:HH_1'></a><span class=MsoCommentReference><span style='font-size:8.0pt'><a class=msocomanchor
href="#_msocom_1">[HH1]</a></span></span>. <img width=64 height=64 src="file:///C:/Users/hilkka/clip_image002.png" v:shapes="Kuva_1"></p>
<div style='mso-element:comment-list'><p class=MsoCommentText>Tarkista tämä!</p></div>
<!--EndFragment-->
</body></html>`;

/** Outlook: a table for layout, links through another protocol, an address with http. */
export const OUTLOOK = `<html><body lang="FI" style="word-wrap:break-word"><!--StartFragment-->
<div class="WordSection1"><p class="MsoNormal"><span style="font-size:11.0pt">Hei!<br>Ohje on alla.</span></p>
<table class="MsoTableGrid" border="1"><tbody><tr><td width="100"><p class="MsoNormal">Kuka</p></td><td><p class="MsoNormal">Kaikki
oppijat</p></td></tr><tr><td><p class="MsoNormal">Milloin<br>tarkalleen</p></td><td>2.11.</td></tr></tbody></table>
<p class="MsoNormal"><a href="http://vanha.kunta.example/ohje">Ohje</a>, <a href="file://palvelin/jako/luvat.docx">jaettu kansio</a>,
<a href="mailto:luvat@kunta.example">luvat@kunta.example</a><script>alert(1)</script></p></div><!--EndFragment--></body></html>`;

/** Google Docs: all of it in a bold that is not bold; headings and bold by weight; a list in a list. */
export const GOOGLE_DOCS = `<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-0b6e7f60"><h2 dir="ltr"
style="line-height:1.38;margin-top:18pt;"><span style="font-size:16pt;font-family:Arial;font-weight:400;white-space:pre-wrap;">Otsikko</span></h2><p
dir="ltr"><span style="font-weight:400;white-space:pre-wrap;">Tavallista ja </span><span style="font-weight:700;">lihavaa</span><span
style="font-weight:400;"> tekstiä, </span><a href="https://kunta.example/" style="text-decoration:none;"><span style="text-decoration:underline;">linkki</span></a></p><br /><ul
style="margin-top:0;"><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>yksi</span></p></li><ul><li dir="ltr" aria-level="2"><p
role="presentation"><span>yksi ja puoli</span></p></li></ul><li dir="ltr" aria-level="1"><p role="presentation"><span>kaksi</span></p></li></ul><h4><span
style="font-weight:400">Alempi</span></h4><ol><li><p><span>eka</span></p></li></ol></b><br class="Apple-interchange-newline">`;

/** LibreOffice: names for letters, languages with countries. */
export const LIBREOFFICE = `<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN"><html><head>
<meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title><meta name="generator" content="LibreOffice 24.2 (Linux)"/>
<style type="text/css">p { line-height: 115% } a:link { color: #000080 }</style></head><body lang="fi-FI" link="#000080"><p lang="en-US"
style="line-height: 100%">Health &amp; safety &ndash; information</p><ul><li><p style="line-height: 100%"><b>Hyv&auml;</b>
<span lang="fi-FI">p&auml;iv&auml;</span></p></li><li><p>toinen &lt;b&gt;</p></li></ul></body></html>`;
